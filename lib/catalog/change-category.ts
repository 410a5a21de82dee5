import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { type Caller, signature } from "@/lib/staff/rules";
import { categorySlugTaken } from "./create-category";
import { requireVersion } from "./require-version";
import type { TitleTranslation } from "./rules";
import type { CategoryChange } from "./schema";
import { CATEGORY_TRANSLATIONS } from "./select-translation";
import { writeTranslations } from "./write-translations";

type Row = {
  slug: string;
  title: string;
  translations: readonly TitleTranslation[];
  version: number;
};
type Change = { readonly caller: Caller; readonly id: string; readonly change: CategoryChange };

const HOLD = `
SELECT c.slug, c.title, ${CATEGORY_TRANSLATIONS} AS translations, c.version FROM category c WHERE c.id = $1 FOR NO KEY UPDATE OF c`;
const UPDATE = `
UPDATE category SET slug = $2, title = $3
 WHERE id = $1 AND NOT EXISTS (SELECT FROM category other WHERE other.slug = $2 AND other.id <> $1) RETURNING id`;

/** Gives a category another title or slug, or its title in other languages. @throws AppError NOT_FOUND, CHANGED_MEANWHILE, TAKEN (the slug) */
export async function changeCategory({ caller, id, change }: Change): Promise<void> {
  const { version, ...wanted } = change;
  await transaction(async (tx) => {
    const [row] = await tx.query<Row>({ text: HOLD, values: [id] });
    const before = requireVersion(row, version);
    const after = { ...before, ...wanted };
    const changed = await tx.query({ text: UPDATE, values: [id, after.slug, after.title] });
    if (changed.length === 0) throw categorySlugTaken();
    await writeTranslations(tx, { categoryId: id, translations: after.translations });
    const subject = `category:${id}`;
    await recordAct(tx, { ...signature(caller), act: "category.change", subject, before, after });
  });
}

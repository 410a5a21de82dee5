import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { type AppError, refusal } from "@/lib/errors";
import { newId } from "@/lib/id";
import { type Caller, signature } from "@/lib/staff/rules";
import { requireRoom } from "./require-room";
import { CATEGORIES_MAX } from "./rules";
import type { NewCategory } from "./schema";
import { writeTranslations } from "./write-translations";

const INSERT = `
INSERT INTO category (id, slug, title, position) SELECT $1, $2, $3, 1 + coalesce(max(position), 0) FROM category
ON CONFLICT (slug) DO NOTHING RETURNING id`;

/** Adds a category at the end. Returns its id. @throws AppError TAKEN (the slug), MALFORMED (there are too many) */
export async function createCategory({
  caller,
  category,
}: {
  caller: Caller;
  category: NewCategory;
}): Promise<string> {
  const id = newId("category");
  await transaction(async (tx) => {
    await requireRoom(tx, { table: "category", max: CATEGORIES_MAX });
    const values = [id, category.slug, category.title];
    const [added] = await tx.query({ text: INSERT, values });
    if (!added) throw categorySlugTaken();
    await writeTranslations(tx, { categoryId: id, translations: category.translations });
    const subject = `category:${id}`;
    await recordAct(tx, { ...signature(caller), act: "category.create", subject, after: category });
  });
  return id;
}

/** The refusal of a slug that another category has. */
export function categorySlugTaken(): AppError {
  return refusal("TAKEN", { slug: ["is another category's"] });
}

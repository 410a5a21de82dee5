import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transaction } from "@/lib/db";
import { type Caller, signature } from "@/lib/staff/rules";
import { slugTaken } from "./create-product";
import { holdProduct, type ProductText } from "./hold-product";
import { requireCategory } from "./require-category";
import { requireVersion } from "./require-version";
import type { ProductChange } from "./schema";
import { writeTranslations } from "./write-translations";

type Change = { readonly caller: Caller; readonly id: string; readonly change: ProductChange };

// Nobody puts stock under an offer, or orders it, while this decides whether the kind may still change.
const HOLD_OFFERS = "SELECT id FROM offer WHERE product_id = $1 ORDER BY id FOR UPDATE";
const UPDATE = `
UPDATE product SET slug = $2, title = $3, description = $4, kind = $5::product_kind, category_id = $6
 WHERE id = $1 AND NOT EXISTS (SELECT FROM product other WHERE other.slug = $2 AND other.id <> $1) RETURNING id`;

/**
 * Changes what a product is called and says. What was ordered keeps its own words.
 * @throws AppError NOT_FOUND, CHANGED_MEANWHILE, TAKEN (the slug), MALFORMED (no such category), IN_USE (its kind, once stocked or ordered)
 */
export async function changeProduct({ caller, id, change }: Change): Promise<void> {
  const { version, ...wanted } = change;
  await transaction(async (tx) => {
    const before = requireVersion(await holdProduct(tx, id), version);
    const after = { ...before, ...wanted };
    if (after.kind !== before.kind) await tx.query({ text: HOLD_OFFERS, values: [id] });
    await requireCategory(tx, after.category_id);
    await writeProduct(tx, id, after);
    const act = { act: "product.change", subject: id, before, after };
    await recordAct(tx, { ...signature(caller), ...act });
  });
}

async function writeProduct(tx: Transaction, id: string, product: ProductText): Promise<void> {
  const { slug, title, description, kind, category_id: categoryId, translations } = product;
  const values = [id, slug, title, description, kind, categoryId];
  const changed = await tx.query({ text: UPDATE, values });
  if (changed.length === 0) throw slugTaken();
  await writeTranslations(tx, { productId: id, translations });
}

import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { type AppError, refusal } from "@/lib/errors";
import { newId } from "@/lib/id";
import { type Caller, signature } from "@/lib/staff/rules";
import { requireCategory } from "./require-category";
import type { NewProduct } from "./schema";
import { writeTranslations } from "./write-translations";

const INSERT = `
INSERT INTO product (id, slug, title, description, kind, category_id, is_active)
VALUES ($1, $2, $3, $4, $5::product_kind, $6, false) ON CONFLICT (slug) DO NOTHING RETURNING id`;

/** Adds a product at the end of the catalogue, inactive: it has no offers yet. Returns its id. @throws AppError TAKEN (the slug), MALFORMED (no such category) */
export async function createProduct({
  caller,
  product,
}: {
  caller: Caller;
  product: NewProduct;
}): Promise<string> {
  const id = newId("product");
  const { slug, title, description, kind, category_id: categoryId, translations } = product;
  await transaction(async (tx) => {
    await requireCategory(tx, categoryId);
    const values = [id, slug, title, description, kind, categoryId];
    const added = await tx.query({ text: INSERT, values });
    if (added.length === 0) throw slugTaken();
    await writeTranslations(tx, { productId: id, translations });
    await recordAct(tx, {
      ...signature(caller),
      act: "product.create",
      subject: id,
      after: product,
    });
  });
  return id;
}

/** The refusal of a slug that another product has. */
export function slugTaken(): AppError {
  return refusal("TAKEN", { slug: ["is another product's"] });
}

import type { Transaction } from "@/lib/db";
import type { ProductKind, Translation } from "./rules";
import { PRODUCT_TRANSLATIONS } from "./select-translation";

/** What is edited of a product, as the audit log keeps it. */
export type ProductText = {
  slug: string;
  title: string;
  description: string;
  kind: ProductKind;
  category_id: string;
  translations: readonly Translation[];
};

const HOLD = `
SELECT p.slug, p.title, p.description, p.kind, p.category_id, p.version, ${PRODUCT_TRANSLATIONS} AS translations
  FROM product p WHERE p.id = $1 FOR NO KEY UPDATE`;

/** Locks a product, and with it its texts and the list of its offers: all who change those lock it first. */
export async function holdProduct(
  tx: Transaction,
  id: string,
): Promise<(ProductText & { version: number }) | undefined> {
  const [row] = await tx.query<ProductText & { version: number }>({ text: HOLD, values: [id] });
  return row;
}

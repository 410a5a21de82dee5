import type { Transaction } from "@/lib/db";
import type { ProductPicture } from "./rules";

const READ = `
SELECT i.id, i.url, i.alt, p.width, p.height
  FROM product_image i LEFT JOIN picture p ON p.id = i.picture_id WHERE i.product_id = $1 ORDER BY i.position`;

/** The pictures of a product in their order; none also where there is no such product. */
export function readPictures(tx: Transaction, productId: string): Promise<ProductPicture[]> {
  return tx.query<ProductPicture>({ text: READ, values: [productId] });
}

import { queryOne } from "@/lib/db";
import type { ProductSheet } from "./rules";
import { PRODUCT_ITEM } from "./select-items";
import { PRODUCT_TRANSLATIONS } from "./select-translation";

const GET = `
SELECT ${PRODUCT_ITEM}, p.description, ${PRODUCT_TRANSLATIONS} AS translations,
       ARRAY(SELECT i.url FROM product_image i WHERE i.product_id = p.id ORDER BY i.position) AS image_urls,
       EXISTS (SELECT FROM offer o WHERE o.product_id = p.id AND is_offer_used(o.id)) AS is_used
  FROM product p JOIN category c ON c.id = p.category_id WHERE p.id = $1`;

/** Everything about a product that those who run the shop edit, whatever its state. @throws AppError NOT_FOUND */
export async function getProductSheet(id: string): Promise<ProductSheet> {
  return queryOne<ProductSheet>({ name: "get_product_sheet", text: GET, values: [id] });
}

import { queryOne } from "@/lib/db";
import type { FirstSteps } from "./rules";

// What is on sale is found by its stock, so that the usual case, a shop at work, is answered by the first rows.
const GET = `
SELECT EXISTS (SELECT FROM category) AS has_category,
       EXISTS (SELECT FROM product WHERE archived_at IS NULL) AS has_product,
       EXISTS (SELECT FROM offer o JOIN product p ON p.id = o.product_id WHERE o.is_active AND p.is_active) AS has_offer,
       EXISTS (SELECT FROM offer o JOIN product p ON p.id = o.product_id
                WHERE o.is_active AND p.is_active
                  AND (EXISTS (SELECT FROM stock_unit u WHERE u.offer_id = o.id AND u.state <> 'void')
                       OR EXISTS (SELECT FROM shared_payload s WHERE s.offer_id = o.id))) AS has_stock`;

/** How far a new shop has come on its way to the first sale. Sold stock counts: a shop that has sold out is no new one. */
export async function getFirstSteps(): Promise<FirstSteps> {
  return queryOne<FirstSteps>({ name: "get_first_steps", text: GET });
}

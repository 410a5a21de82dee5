import { available } from "@/lib/catalog/select-offers";
import { translated, translatedName } from "@/lib/catalog/select-translation";
import { queryOne } from "@/lib/db";
import { decimal } from "@/lib/sql";
import type { BasketView } from "./rules";

const LANGUAGE = "(SELECT s.language FROM shopper s WHERE s.id = $1)";

const GET = `
SELECT json_build_object(
  'lines', coalesce(json_agg(json_build_object(
    'offer_id', o.id,
    'title', ${translated("title", LANGUAGE)} || CASE WHEN o.title NOT IN ('', p.title) THEN ' · ' || o.title ELSE '' END || coalesce(' · ' || ${translatedName(LANGUAGE)}, ''),
    'quantity', b.quantity,
    'unit_price', ${decimal("o.price_minor")},
    'line_total', ${decimal("(o.price_minor * b.quantity)")},
    'available', CASE WHEN NOT (o.is_active AND p.is_active) THEN 0 ELSE ${available("o")} END) ORDER BY b.added_at, b.offer_id), '[]'),
  'total', ${decimal("coalesce(sum(o.price_minor * b.quantity), 0)::bigint")},
  'currency', (SELECT currency FROM shop)) AS basket
  FROM basket_line b
  JOIN offer o ON o.id = b.offer_id
  JOIN product p ON p.id = o.product_id
  LEFT JOIN location l ON l.id = o.location_id
 WHERE b.shopper_id = $1`;

/** What lies in a shopper's basket, at today's prices, by the names it has in their language. */
export async function getBasket({ shopperId }: { shopperId: string }): Promise<BasketView> {
  const row = await queryOne<{ basket: BasketView }>({
    name: "get_basket",
    text: GET,
    values: [shopperId],
  });
  return row.basket;
}

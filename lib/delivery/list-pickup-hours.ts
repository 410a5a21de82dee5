import { translatedName } from "@/lib/catalog/select-translation";
import { query } from "@/lib/db";
import type { PickupHours } from "./rules";

const CITY = translatedName("s.language", "c");
const PLACE = translatedName("s.language");

const LIST = `
SELECT coalesce(${CITY} || ' · ', '') || ${PLACE} AS place, coalesce(nullif(l.opening_hours, ''), c.opening_hours) AS text
  FROM order_line ol
  JOIN orders ord ON ord.id = ol.order_id
  JOIN shopper s ON s.id = ord.shopper_id
  JOIN offer o ON o.id = ol.offer_id
  JOIN location l ON l.id = o.location_id
  LEFT JOIN location c ON c.id = l.parent_id
 WHERE ol.order_id = $1 AND ol.kind = 'pickup' AND coalesce(nullif(l.opening_hours, ''), c.opening_hours, '') <> ''
 GROUP BY l.id, 1, 2 ORDER BY min(ol.position)`;

/** When the goods of an order can be collected: each of its places that says so, as it says now, named in the buyer's language. */
export async function listPickupHours({ orderId }: { orderId: string }): Promise<PickupHours[]> {
  return query<PickupHours>({ name: "list_pickup_hours", text: LIST, values: [orderId] });
}

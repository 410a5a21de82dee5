import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { openPayload } from "@/lib/stock/open-payload";
import type { UnitPayload } from "@/lib/stock/rules";
import type { DeliveredLine, Delivery } from "./rules";

type Row = {
  shopper_id: string;
  position: number;
  title: string;
  kind: DeliveredLine["kind"];
  payload_id: string;
  sealed_payload: Buffer;
};

const READ = `
SELECT o.shopper_id, l.position, l.title, l.kind, p.payload_id, p.sealed_payload
  FROM orders o
  JOIN order_line l ON l.order_id = o.id
  JOIN LATERAL (
    SELECT u.id AS payload_id, u.sealed_payload FROM stock_unit u
     WHERE u.order_id = o.id AND u.offer_id = l.offer_id AND u.state = 'sold' AND NOT l.is_unlimited
    UNION ALL
    SELECT s.id, s.sealed_payload FROM shared_payload s WHERE s.id = l.shared_payload_id) p ON true
 WHERE o.id = $1 AND o.state IN ('paid', 'delivered') AND p.payload_id = coalesce($2, p.payload_id)
 ORDER BY l.position, p.payload_id`;

/**
 * Opens everything a paid order delivers, or one unit of it. Repeatable: the same order reads the same until a faulty unit is replaced.
 * @throws AppError NOT_FOUND for an order that is not paid · IMPOSSIBLE when a payload cannot be unsealed: never an empty one
 */
export async function readDelivery({
  orderId,
  unitId,
}: {
  orderId: string;
  unitId?: string | undefined;
}): Promise<Delivery> {
  const values = [orderId, unitId ?? null];
  const rows = await query<Row>({ name: "read_delivery", text: READ, values });
  const [first] = rows;
  if (!first) throw new AppError("NOT_FOUND", { details: { orderId } });
  const lines = new Map<number, DeliveredLine & { items: UnitPayload[] }>();
  for (const row of rows) {
    const line = lines.get(row.position) ?? { title: row.title, kind: row.kind, items: [] };
    line.items.push(openPayload(row.sealed_payload, row.payload_id));
    lines.set(row.position, line);
  }
  return { orderId, shopperId: first.shopper_id, lines: [...lines.values()] };
}

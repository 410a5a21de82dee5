import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { cutPage, type Page } from "@/lib/page";
import { decimal, isoTime } from "@/lib/sql";
import type { OrderSummary } from "./schema";

const PAGE_LENGTH = 20;
const LAST = "ord_zzzzzzzzzzzzzzzzzzzzzzzz"; // sorts after every id

/** The columns of an order as the HTTP interface shows it. */
export const ORDER_COLUMNS = `
SELECT o.id AS order_id, o.state AS status, o.currency, ${decimal("o.total_minor")} AS total,
       ${isoTime("o.expires_at")} AS expires_at, ${isoTime("o.paid_at")} AS paid_at,
       (SELECT json_agg(json_build_object('offer_id', l.offer_id, 'title', l.title, 'quantity', l.quantity,
                 'unit_price', ${decimal("l.unit_price_minor")},
                 'line_total', ${decimal("(l.unit_price_minor * l.quantity)")}) ORDER BY l.position)
          FROM order_line l WHERE l.order_id = o.id) AS lines
  FROM orders o`;

/** A page of own orders, newest first. @throws AppError MALFORMED for a foreign cursor */
export async function listOrders({
  shopperId,
  cursor,
  length = PAGE_LENGTH,
}: {
  shopperId: string;
  cursor?: string | undefined;
  /** At most 20. */
  length?: number;
}): Promise<Page<OrderSummary>> {
  if (cursor !== undefined && !/^ord_[0-9a-z]{1,40}$/.test(cursor)) throw new AppError("MALFORMED");
  const found = await query<OrderSummary>({
    name: "list_orders",
    text: `${ORDER_COLUMNS} WHERE o.shopper_id = $1 AND o.id < $2 ORDER BY o.id DESC LIMIT ${PAGE_LENGTH + 1}`,
    values: [shopperId, cursor ?? LAST],
  });
  return cutPage(found, length, ({ order_id: id }) => id);
}

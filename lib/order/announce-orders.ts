import { type Transaction, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { decimal } from "@/lib/sql";

const TAKE = `
DELETE FROM order_alarm WHERE order_id IN (SELECT order_id FROM order_alarm ORDER BY order_id LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING order_id`;

const LINES_MAX = 5;

const TELL = `
SELECT alarm_admins('new_order:' || o.id, jsonb_build_object('alarm', 'new_order', 'order_id', o.id,
         'total', ${decimal("o.total_minor")} || ' ' || o.currency,
         'shopper', concat_ws(' ', nullif(s.first_name, ''), '@' || s.username), 'telegram_id', s.telegram_id::text,
         'bought', (SELECT string_agg(E'\\n' || CASE WHEN l.position = first.past THEN '…' ELSE l.quantity || ' × ' || l.title END, '' ORDER BY l.position)
                      FROM order_line l, (SELECT min(position) + ${LINES_MAX} AS past FROM order_line WHERE order_id = o.id) AS first
                     WHERE l.order_id = o.id AND l.position <= first.past)), $2::bigint[])
  FROM orders o JOIN shopper s ON s.id = o.shopper_id WHERE o.id = ANY ($1)`;

/**
 * Tells those who run the shop, in their chats, of orders that were paid, each once; where NEW_ORDER_ALERTS is off they are passed over. May be
 * called by several at once. Returns how many orders it took.
 */
export async function announceOrders({ batch }: { batch: number }): Promise<number> {
  return transaction(async (tx) => {
    const taken = await tx.query<{ order_id: string }>({ text: TAKE, values: [batch] });
    const ids = taken.map(({ order_id: id }) => id);
    if (ids.length > 0 && env().NEW_ORDER_ALERTS === "on") await tell(tx, ids);
    return ids.length;
  });
}

async function tell(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query({ text: TELL, values: [ids, env().ADMIN_IDS.map(String)] });
}

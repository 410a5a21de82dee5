import { queryOne } from "@/lib/db";
import { SHOPPER_CARD } from "@/lib/shopper/select-shopper";
import { decimal } from "@/lib/sql";
import type { OrderRecord } from "./rules";

type Times = "created_at" | "expires_at" | "paid_at" | "delivered_at" | "ended_at";
type Row = Omit<OrderRecord, Times> & {
  created_at: Date;
  expires_at: Date;
  paid_at: Date | null;
  delivered_at: Date | null;
  ended_at: Date | null;
};

const LINES = `
SELECT json_agg(json_build_object('position', l.position, 'offer_id', l.offer_id, 'title', l.title, 'kind', l.kind, 'quantity', l.quantity,
         'unit_price', ${decimal("l.unit_price_minor")}, 'line_total', ${decimal("(l.unit_price_minor * l.quantity)")}, 'is_unlimited', l.is_unlimited,
         'is_in_stock', EXISTS (SELECT 1 FROM stock_unit f WHERE f.offer_id = l.offer_id AND f.state = 'free' AND (f.sellable_until IS NULL OR f.sellable_until > now())),
         'units', (SELECT coalesce(json_agg(json_build_object('unit_id', u.id, 'state', u.state, 'delivered_at', u.delivered_at, 'replaces_unit_id', u.replaces_unit_id) ORDER BY u.id), '[]')
                     FROM stock_unit u WHERE u.order_id = o.id AND u.offer_id = l.offer_id)) ORDER BY l.position)
  FROM order_line l WHERE l.order_id = o.id`;

const PAYMENTS = `
SELECT coalesce(json_agg(json_build_object('payment_id', d.id, 'status', d.status, 'gateway', d.gateway, 'pay_currency', d.pay_currency,
         'price', ${decimal("d.price_minor")}, 'credited', ${decimal("(d.credited_minor - d.reversed_minor)")},
         'is_known_to_gateway', d.gateway_payment_id IS NOT NULL) ORDER BY d.id), '[]')
  FROM deposit d WHERE d.order_id = o.id`;

const DELIVERY = `
SELECT json_build_object('state', (array_agg(n.state ORDER BY n.id DESC))[1], 'count', count(*))
  FROM notification n WHERE n.shopper_id = o.shopper_id AND n.kind = 'delivery' AND n.payload->>'order_id' = o.id AND n.payload->>'unit_id' IS NULL HAVING count(*) > 0`;

const GET = `
SELECT o.id AS order_id, o.state AS status, o.currency, ${decimal("o.total_minor")} AS total, ${decimal("money.paid")} AS paid,
       ${decimal("o.tolerance_minor")} AS tolerance, ${decimal("money.refunded")} AS refunded, ${decimal("(money.paid - money.refunded)")} AS refundable,
       CASE WHEN o.state = 'awaiting' THEN ${decimal("greatest(o.total_minor - a.balance_minor, 0)")} END AS missing,
       o.created_at, o.expires_at, o.paid_at, o.delivered_at, o.ended_at, ${SHOPPER_CARD} AS shopper,
       (${LINES}) AS lines, (${PAYMENTS}) AS payments, (${DELIVERY}) AS delivery
  FROM orders o
  JOIN shopper s ON s.id = o.shopper_id
  JOIN ledger_account a ON a.id = 'shopper:' || s.id,
  LATERAL (SELECT CASE WHEN o.paid_transaction_id IS NULL THEN 0 ELSE o.total_minor - o.tolerance_minor END AS paid,
                  (SELECT coalesce(sum(e.amount_minor), 0)::bigint FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
                    WHERE t.order_id = o.id AND t.kind = 'refund' AND e.account_id = a.id) AS refunded) AS money
 WHERE o.id = $1`;

/** An order with its shopper, money, lines and units, whoever bought it. What units hold is not in it. @throws AppError NOT_FOUND */
export async function getOrderRecord({ orderId }: { orderId: string }): Promise<OrderRecord> {
  const row = await queryOne<Row>({ name: "get_order_record", text: GET, values: [orderId] });
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    paid_at: row.paid_at?.toISOString() ?? null,
    delivered_at: row.delivered_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
  };
}

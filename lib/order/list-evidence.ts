import { query } from "@/lib/db";
import { decimal, isoTime } from "@/lib/sql";
import type { Evidence, EvidenceItem } from "./rules";

const EACH_MAX = 200;
const SHOP_CURRENCY = "(SELECT currency FROM shop)";

/** What the story is about: an order with all its payments, or one payment alone. */
export type EvidenceSubject = { readonly orderId: string } | { readonly paymentId: string };

type Row = { at: Date; kind: EvidenceItem["kind"]; facts: Record<string, unknown> };

/** SQL text: an amount that may be negative. */
function signed(minor: string): string {
  return `(CASE WHEN ${minor} < 0 THEN '-' ELSE '' END || ${decimal(`abs(${minor})`)})`;
}

// What happened at one moment, in one database transaction, is told in this order. Each part: when, place, number within it, kind, facts.
const ORDER_PARTS = [
  `SELECT o.created_at, 0, 0, 'order_placed', json_build_object('order_id', o.id, 'total', ${decimal("o.total_minor")}, 'currency', o.currency,
          'is_from_basket', o.is_from_basket,
          'units_reserved', (SELECT coalesce(sum(quantity) FILTER (WHERE NOT is_unlimited), 0) FROM order_line WHERE order_id = o.id),
          'lines', (SELECT json_agg(json_build_object('title', l.title, 'quantity', l.quantity, 'unit_price', ${decimal("l.unit_price_minor")},
                           'line_total', ${decimal("(l.unit_price_minor * l.quantity)")}) ORDER BY l.position) FROM order_line l WHERE l.order_id = o.id))
     FROM orders o WHERE o.id = $1`,
  `SELECT x.at, 5, 0, 'term_extended', json_build_object('reason', x.reason)
     FROM orders o, LATERAL (VALUES (o.seen_extended_at, 'payment_seen'), (o.underpaid_extended_at, 'underpaid')) AS x (at, reason)
    WHERE o.id = $1 AND x.at IS NOT NULL`,
  `SELECT x.at, 8, 0, 'units_assigned', json_build_object('units',
          json_agg(json_build_object('unit_id', x.id, 'title', x.title, 'state', x.state) ORDER BY x.position, x.id))
     FROM (SELECT u.sold_at AS at, u.id, l.title, u.state::text AS state, l.position
             FROM stock_unit u JOIN order_line l ON l.order_id = u.order_id AND l.offer_id = u.offer_id
            WHERE u.order_id = $1 AND u.sold_at IS NOT NULL
            UNION ALL
           SELECT o.paid_at, l.shared_payload_id, l.title, 'sold', l.position
             FROM orders o JOIN order_line l ON l.order_id = o.id
            WHERE o.id = $1 AND o.paid_at IS NOT NULL AND l.shared_payload_id IS NOT NULL) AS x GROUP BY x.at`,
  `SELECT o.delivered_at, 10, 0, 'order_delivered', json_build_object('order_id', o.id) FROM orders o WHERE o.id = $1 AND o.delivered_at IS NOT NULL`,
  `SELECT o.ended_at, 11, 0, 'order_ended', json_build_object('order_id', o.id,
          'status', CASE WHEN o.state IN ('cancelled', 'refunded') THEN o.state ELSE 'expired' END)
     FROM orders o WHERE o.id = $1 AND o.ended_at IS NOT NULL`,
];

const PAYMENT_PARTS = [
  `SELECT d.created_at, 1, 0, 'payment_opened', json_build_object('payment_id', d.id, 'purpose', d.purpose, 'gateway', d.gateway,
          'pay_currency', d.pay_currency, 'price', ${decimal("d.price_minor")}, 'currency', d.currency, 'pay_address', d.pay_address,
          'expires_at', ${isoTime("d.expires_at")})
     FROM wanted d`,
  `SELECT q.created_at, 3, q.id, 'quote', json_build_object('gateway_payment_id', q.gateway_payment_id, 'pay_amount', trim_scale(q.pay_amount)::text,
          'pay_currency', g.pay_currency, 'price', ${decimal("q.price_minor")}, 'currency', ${SHOP_CURRENCY}, 'expires_at', ${isoTime("q.expires_at")})
     FROM paid g JOIN quote q USING (gateway, gateway_payment_id)`,
  `SELECT g.created_at, 2, 0, 'gateway_payment', json_build_object('gateway', g.gateway, 'gateway_payment_id', g.gateway_payment_id,
          'parent_gateway_payment_id', g.parent_gateway_payment_id, 'status', g.status, 'status_word', g.status_word, 'pay_currency', g.pay_currency,
          'pay_amount', trim_scale(g.pay_amount)::text, 'received_amount', trim_scale(g.received_amount)::text,
          'credited', ${decimal("g.credited_minor")}, 'reversed', ${decimal("g.reversed_minor")}, 'currency', ${SHOP_CURRENCY}, 'seen_at', ${isoTime("g.seen_at")})
     FROM paid g`,
  `SELECT e.received_at, 4, e.id, 'payment_event', json_build_object('event_id', e.id::text, 'gateway', e.gateway,
          'gateway_payment_id', e.gateway_payment_id, 'event_key', e.event_key, 'is_signature_valid', true, 'state', e.state, 'attempts', e.attempts,
          'done_at', ${isoTime("e.done_at")}, 'error', e.error, 'raw_body', encode(e.raw_body, 'base64'))
     FROM paid g JOIN payment_event e USING (gateway, gateway_payment_id)`,
];

const REVIEW_FACTS = `json_build_object('review_id', r.id::text, 'reason', r.reason, 'gateway', r.gateway, 'subject', r.subject,
          'proposed', ${decimal("r.proposed_minor")}, 'currency', ${SHOP_CURRENCY}, 'evidence', r.evidence, 'outcome', r.outcome, 'note', r.note)`;

const COMMON_PARTS = [
  `SELECT r.created_at, 6, r.id, 'review_opened', ${REVIEW_FACTS} FROM review r WHERE r.deposit_id IN (SELECT id FROM wanted)`,
  `SELECT r.resolved_at, 11, r.id, 'review_resolved', ${REVIEW_FACTS} FROM review r
    WHERE r.deposit_id IN (SELECT id FROM wanted) AND r.resolved_at IS NOT NULL`,
  `SELECT t.created_at, 7, min(e.id), 'posting', json_build_object('ledger_transaction_id', t.id, 'posting', t.kind, 'idempotency_key', t.idempotency_key,
          'actor', t.actor, 'reason', t.reason, 'currency', ${SHOP_CURRENCY}, 'entries', json_agg(json_build_object('account', e.account_id,
            'amount', ${signed("e.amount_minor")}, 'balance_after', ${decimal("e.balance_after_minor")}) ORDER BY e.id))
     FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
    WHERE t.order_id = $1 OR t.deposit_id IN (SELECT id FROM wanted) GROUP BY t.id`,
  `SELECT n.created_at, 9, n.id, 'message', json_build_object('notification_id', n.id::text, 'message', n.kind, 'state', n.state,
          'attempts', n.attempts, 'repeat_count', n.repeat_count, 'parts_sent', n.parts_sent, 'message_ids', n.message_ids::text[],
          'sent_at', ${isoTime("n.sent_at")}, 'error', n.error, 'unit_id', n.payload->>'unit_id')
     FROM notification n
    WHERE n.shopper_id = (SELECT shopper_id FROM orders WHERE id = $1 UNION SELECT shopper_id FROM wanted)
      AND (n.payload->>'order_id' = $1 OR n.payload->>'deposit_id' IN (SELECT id FROM wanted))`,
  `SELECT a.happened_at, 12, a.id, 'act', json_build_object('entry_id', a.id::text, 'act', a.act, 'subject', a.subject, 'actor', a.actor,
          'actor_name', coalesce(s.name, nullif(p.first_name, '')), 'role', a.role, 'reason', a.reason, 'before', a.before, 'after', a.after)
     FROM audit_entry a LEFT JOIN staff s ON s.telegram_id = a.actor LEFT JOIN shopper p ON p.telegram_id = a.actor
    WHERE a.subject IN (SELECT $1 UNION SELECT id FROM wanted UNION SELECT id FROM stock_unit WHERE order_id = $1
                         UNION SELECT 'review:' || r.id FROM review r WHERE r.deposit_id IN (SELECT id FROM wanted))`,
];

const LIST = `
WITH wanted AS (SELECT * FROM deposit WHERE order_id = $1 OR id = $2),
paid AS (SELECT g.* FROM gateway_payment g WHERE g.deposit_id IN (SELECT id FROM wanted)),
story (at, place, number, kind, facts) AS (
${[...ORDER_PARTS, ...PAYMENT_PARTS, ...COMMON_PARTS].map((part) => `(${part} ORDER BY 1 DESC, 3 DESC LIMIT ${EACH_MAX + 1})`).join("\nUNION ALL\n")})
SELECT at, kind, facts FROM story ORDER BY at, place, number`;

/**
 * Everything the shop knows about how an order or a payment came to stand as it does, oldest first; at most 200 of each kind. Empty for an id
 * that names nothing. What a unit holds is never in it; forged events are not either: they were refused at the door and never stored.
 */
export async function listEvidence(subject: EvidenceSubject): Promise<Evidence> {
  const values = "orderId" in subject ? [subject.orderId, null] : [null, subject.paymentId];
  const rows = await query<Row>({ name: "list_evidence", text: LIST, values });
  const items = rows.map(({ at, kind, facts }) => ({
    at: at.toISOString(),
    kind,
    facts: kind === "payment_event" ? openBody(facts) : facts,
  })) as EvidenceItem[];
  const cut = [...Map.groupBy(items, ({ kind }) => kind).values()].flatMap((of) =>
    of.length > EACH_MAX ? of.slice(0, of.length - EACH_MAX) : [],
  );
  return { is_complete: cut.length === 0, items: items.filter((item) => !cut.includes(item)) };
}

function openBody(facts: Record<string, unknown>): Record<string, unknown> {
  const bytes = Buffer.from(String(facts.raw_body), "base64");
  const text = bytes.toString("utf8");
  const isText = Buffer.from(text, "utf8").equals(bytes);
  const body = isText ? text : bytes.toString("base64");
  return { ...facts, raw_body: body, raw_body_encoding: isText ? "utf8" : "base64" };
}

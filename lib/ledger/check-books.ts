import { queryAtLeisure } from "@/lib/db";

/** Something in the books that cannot be: which check found it, and the id of the row. */
export type BookFault = { check: string; key: string };

const ROWS_MAX = 1000;

/** Every check finds the keys of rows that break one promise; in order means that all find none. */
const CHECKS: Record<string, string> = {
  // the ledger

  "every posting has two legs or more that sum to zero": `
    SELECT t.id FROM ledger_transaction t LEFT JOIN ledger_entry e ON e.transaction_id = t.id
     GROUP BY t.id HAVING count(e.id) < 2 OR sum(e.amount_minor) <> 0`,
  "every leg belongs to a posting and an account": `
    SELECT e.id::text FROM ledger_entry e
      LEFT JOIN ledger_transaction t ON t.id = e.transaction_id LEFT JOIN ledger_account a ON a.id = e.account_id
     WHERE t.id IS NULL OR a.id IS NULL`,
  "no posting touches an account twice": `
    SELECT transaction_id FROM ledger_entry GROUP BY transaction_id, account_id HAVING count(*) > 1`,
  "no posting is made twice": `
    SELECT idempotency_key FROM ledger_transaction GROUP BY idempotency_key HAVING count(*) > 1`,
  "all legs together sum to zero": `
    SELECT sum(amount_minor)::text FROM ledger_entry HAVING sum(amount_minor) <> 0`,
  "a kept balance is the sum of its legs": `
    SELECT a.id FROM ledger_account a LEFT JOIN ledger_entry e ON e.account_id = a.id
     WHERE a.kind IN ('shopper', 'hold')
     GROUP BY a.id HAVING a.balance_minor <> coalesce(sum(e.amount_minor), 0) OR a.entry_count <> count(e.id)`,
  "each leg of a kept balance follows from the one before": `
    SELECT id::text FROM (
      SELECT e.id, e.account_sequence, e.balance_after_minor, row_number() OVER account AS wanted_sequence,
             coalesce(lag(e.balance_after_minor) OVER account, 0) + e.amount_minor AS wanted_balance
        FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id AND a.kind IN ('shopper', 'hold')
      WINDOW account AS (PARTITION BY e.account_id ORDER BY e.account_sequence, e.id)) chain
     WHERE account_sequence IS DISTINCT FROM wanted_sequence OR balance_after_minor IS DISTINCT FROM wanted_balance`,
  "no balance is or was below zero": `
    SELECT id FROM ledger_account WHERE balance_minor < 0
     UNION ALL SELECT account_id FROM ledger_entry WHERE balance_after_minor < 0`,
  "every shopper has a balance and a hold": `
    SELECT s.id FROM shopper s LEFT JOIN ledger_account a ON a.shopper_id = s.id AND a.kind IN ('shopper', 'hold')
     GROUP BY s.id HAVING count(a.id) <> 2`,
  "there is one currency": `
    SELECT id FROM ledger_account WHERE currency NOT IN (SELECT currency FROM shop)
     UNION ALL SELECT id FROM orders WHERE currency NOT IN (SELECT currency FROM shop)
     UNION ALL SELECT id FROM deposit WHERE currency NOT IN (SELECT currency FROM shop)`,

  // money coming in

  "a deposit is credited what its postings say": `
    SELECT d.id FROM deposit d LEFT JOIN (
      SELECT t.deposit_id, e.account_id, sum(e.amount_minor) AS booked
        FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
       WHERE t.kind = 'deposit' GROUP BY 1, 2) b ON b.deposit_id = d.id AND b.account_id = 'shopper:' || d.shopper_id
     WHERE d.credited_minor <> coalesce(b.booked, 0)`,
  "a deposit is reversed what its postings say": `
    SELECT d.id FROM deposit d LEFT JOIN (
      SELECT t.deposit_id, e.account_id, -sum(e.amount_minor) AS booked
        FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
       WHERE t.kind = 'reversal' GROUP BY 1, 2) b ON b.deposit_id = d.id AND b.account_id = 'shopper:' || d.shopper_id
     WHERE d.reversed_minor <> coalesce(b.booked, 0)`,
  "no more is reversed than was credited": `
    SELECT id FROM deposit WHERE reversed_minor < 0 OR reversed_minor > credited_minor
     UNION ALL SELECT gateway_payment_id FROM gateway_payment WHERE reversed_minor < 0 OR reversed_minor > credited_minor`,
  "a deposit and its payments agree": `
    SELECT d.id FROM deposit d LEFT JOIN gateway_payment g ON g.deposit_id = d.id
     GROUP BY d.id HAVING d.credited_minor <> coalesce(sum(g.credited_minor), 0) OR d.reversed_minor <> coalesce(sum(g.reversed_minor), 0)`,
  "no more coins are credited than arrived": `
    SELECT gateway_payment_id FROM gateway_payment WHERE credited_amount < 0 OR credited_amount > received_amount`,
  "money is credited for coins only": `
    SELECT gateway_payment_id FROM gateway_payment WHERE credited_minor > 0 AND credited_amount = 0 AND decided_at IS NULL`,
  "a deposit's payment is kept, at its own gateway": `
    SELECT d.id FROM deposit d WHERE d.gateway_payment_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM gateway_payment g WHERE g.deposit_id = d.id AND (g.gateway, g.gateway_payment_id) = (d.gateway, d.gateway_payment_id))
     UNION ALL
    SELECT g.gateway_payment_id FROM gateway_payment g LEFT JOIN deposit d ON d.id = g.deposit_id WHERE d.gateway IS DISTINCT FROM g.gateway`,
  "deposits move money between a gateway and their shopper": `
    SELECT t.id FROM ledger_transaction t LEFT JOIN deposit d ON d.id = t.deposit_id
     WHERE t.kind IN ('deposit', 'reversal') AND (d.id IS NULL OR EXISTS (
       SELECT 1 FROM ledger_entry e WHERE e.transaction_id = t.id
          AND (e.account_id NOT IN ('gateway:' || d.gateway, 'shopper:' || d.shopper_id)
               OR (e.amount_minor > 0) <> ((t.kind = 'deposit') = (e.account_id = 'shopper:' || d.shopper_id)))))`,
  "a deposit for an order is its buyer's": `
    SELECT d.id FROM deposit d LEFT JOIN orders o ON o.id = d.order_id
     WHERE (d.purpose = 'order') <> (d.order_id IS NOT NULL) OR (d.order_id IS NOT NULL AND o.shopper_id IS DISTINCT FROM d.shopper_id)`,
  "what a deposit is called follows from its money": `
    SELECT d.id FROM deposit d LEFT JOIN orders o ON o.id = d.order_id
     WHERE (d.credited_minor > 0 AND d.status IN ('creating', 'waiting'))
        OR (d.credited_minor > 0 AND d.status = 'confirming' AND NOT EXISTS (SELECT 1 FROM gateway_payment g WHERE g.deposit_id = d.id AND g.status = 'seen'))
        OR (d.credited_minor = 0 AND d.status IN ('settled', 'underpaid'))
        OR (d.status = 'settled' AND o.state NOT IN ('paid', 'delivered', 'refunded'))`,
  "what a gateway took back and we could not is in review": `
    SELECT g.gateway_payment_id FROM gateway_payment g WHERE g.status = 'refunded' AND g.reversed_minor < g.credited_minor
       AND NOT EXISTS (SELECT 1 FROM review r WHERE r.deposit_id = g.deposit_id AND r.reason = 'GATEWAY_REFUNDED')`,

  // the sale

  "an order's total is the sum of its lines": `
    SELECT o.id FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
     GROUP BY o.id HAVING o.total_minor IS DISTINCT FROM sum(l.quantity * l.unit_price_minor)`,
  "an order is paid, or was, exactly when it has a purchase": `
    SELECT id FROM orders
     WHERE (state IN ('paid', 'delivered', 'refunded')) <> (paid_transaction_id IS NOT NULL) OR (paid_transaction_id IS NULL) <> (paid_at IS NULL)
     UNION ALL
    SELECT t.id FROM ledger_transaction t LEFT JOIN orders o ON o.paid_transaction_id = t.id
     WHERE t.kind = 'purchase' AND t.order_id IS DISTINCT FROM o.id`,
  "a purchase moves the order's total from its buyer to revenue": `
    SELECT o.id FROM orders o WHERE o.paid_transaction_id IS NOT NULL AND (
      SELECT jsonb_object_agg(e.account_id, e.amount_minor) FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
       WHERE t.id = o.paid_transaction_id AND t.kind = 'purchase' AND t.order_id = o.id)
      IS DISTINCT FROM jsonb_build_object('shopper:' || o.shopper_id, -o.total_minor, 'revenue', o.total_minor)`,
  "a tolerance is granted once, and as the order says": `
    SELECT o.id FROM orders o LEFT JOIN ledger_transaction t ON t.order_id = o.id AND t.kind = 'tolerance'
      LEFT JOIN ledger_entry e ON e.transaction_id = t.id AND e.account_id = 'shopper:' || o.shopper_id
     GROUP BY o.id HAVING count(t.id) > 1 OR coalesce(sum(e.amount_minor), 0) <> o.tolerance_minor`,
  "a refund gives back at most what the shopper paid": `
    SELECT o.id FROM orders o LEFT JOIN ledger_transaction t ON t.order_id = o.id AND t.kind = 'refund'
      LEFT JOIN ledger_entry e ON e.transaction_id = t.id AND e.account_id = 'shopper:' || o.shopper_id
     GROUP BY o.id HAVING coalesce(sum(e.amount_minor), 0) > o.total_minor - o.tolerance_minor
       OR (o.state = 'refunded') <> (coalesce(sum(e.amount_minor), 0) = o.total_minor - o.tolerance_minor)`,
  "a delivered order says when": `
    SELECT id FROM orders WHERE state = 'delivered' AND delivered_at IS NULL
     UNION ALL SELECT id FROM orders WHERE delivered_at IS NOT NULL AND paid_at IS NULL`,
  "every paid order has its delivery queued": `
    SELECT o.id FROM orders o WHERE o.state = 'paid' AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.dedupe_key = 'delivery:' || o.id)`,
  "nothing is delivered that was not paid": `
    SELECT n.dedupe_key FROM notification n LEFT JOIN orders o ON o.id = n.payload->>'order_id'
     WHERE n.kind = 'delivery' AND o.paid_transaction_id IS NULL`,
  "a message goes to its shopper's own chat": `
    SELECT n.dedupe_key FROM notification n JOIN shopper s ON s.id = n.shopper_id WHERE n.chat_id <> s.telegram_id`,

  // stock

  "a paid order holds exactly its units, sold": `
    SELECT o.id FROM orders o JOIN order_line l ON l.order_id = o.id AND NOT l.is_unlimited
      LEFT JOIN stock_unit u ON u.order_id = o.id AND u.offer_id = l.offer_id AND u.state IN ('sold', 'void')
       AND NOT EXISTS (SELECT 1 FROM stock_unit r WHERE r.replaces_unit_id = u.id)
     WHERE o.state IN ('paid', 'delivered') GROUP BY o.id, l.position, l.quantity HAVING count(u.id) <> l.quantity`,
  "an awaiting order holds exactly its units, reserved": `
    SELECT o.id FROM orders o JOIN order_line l ON l.order_id = o.id AND NOT l.is_unlimited
      LEFT JOIN stock_unit u ON u.order_id = o.id AND u.offer_id = l.offer_id AND u.state = 'reserved'
     WHERE o.state = 'awaiting' GROUP BY o.id, l.position, l.quantity HAVING count(u.id) <> l.quantity`,
  "a unit is held for a line of its order": `
    SELECT u.id FROM stock_unit u LEFT JOIN order_line l ON l.order_id = u.order_id AND l.offer_id = u.offer_id
     WHERE u.order_id IS NOT NULL AND (l.order_id IS NULL OR l.is_unlimited)`,
  "a sold unit belongs to an order that was paid": `
    SELECT u.id FROM stock_unit u LEFT JOIN orders o ON o.id = u.order_id WHERE u.state = 'sold' AND o.paid_transaction_id IS NULL`,
  "a reserved unit belongs to an awaiting order, as long as that lasts": `
    SELECT u.id FROM stock_unit u LEFT JOIN orders o ON o.id = u.order_id
     WHERE u.state = 'reserved' AND (o.state IS DISTINCT FROM 'awaiting' OR u.reserved_until IS DISTINCT FROM o.expires_at)`,
  "a unit's state and its marks agree": `
    SELECT id FROM stock_unit
     WHERE (state = 'free' AND (order_id IS NOT NULL OR reserved_until IS NOT NULL OR sold_at IS NOT NULL OR delivered_at IS NOT NULL))
        OR (state = 'reserved' AND (reserved_until IS NULL OR sold_at IS NOT NULL))
        OR (state = 'sold' AND (sold_at IS NULL OR reserved_until IS NOT NULL))
        OR (delivered_at IS NOT NULL AND sold_at IS NULL)`,
  "no content is in stock twice": `
    SELECT min(id) FROM stock_unit
     WHERE state <> 'void' OR sold_at IS NOT NULL OR coalesce(voided_at < sellable_until, true)
     GROUP BY offer_id, fingerprint HAVING count(*) > 1`,
  "a delivered order's units are marked, and no others": `
    SELECT u.id FROM stock_unit u JOIN orders o ON o.id = u.order_id
     WHERE u.state = 'sold' AND u.replaces_unit_id IS NULL AND o.state IN ('paid', 'delivered') AND (u.delivered_at IS NOT NULL) <> (o.state = 'delivered')`,
  "a unit is replaced by another of its order and offer": `
    SELECT n.id FROM stock_unit n LEFT JOIN stock_unit u ON u.id = n.replaces_unit_id
     WHERE n.replaces_unit_id IS NOT NULL AND (u.state IS DISTINCT FROM 'void' OR u.sold_at IS NULL OR n.state NOT IN ('sold', 'void')
        OR (n.order_id, n.offer_id) IS DISTINCT FROM (u.order_id, u.offer_id))`,
  "an unlimited line that was paid keeps the version bought": `
    SELECT o.id FROM orders o JOIN order_line l ON l.order_id = o.id LEFT JOIN shared_payload p ON p.id = l.shared_payload_id
     WHERE (l.is_unlimited AND o.paid_transaction_id IS NOT NULL AND p.offer_id IS DISTINCT FROM l.offer_id)
        OR (l.shared_payload_id IS NOT NULL AND NOT (l.is_unlimited AND p.offer_id IS NOT DISTINCT FROM l.offer_id))`,
};

/** The names of all checks. */
export const BOOK_CHECKS = Object.keys(CHECKS);

const TIMEOUT_MS = 10 * 60_000; // ten million entries take about a minute

/** Looks through all the books: one round trip, changes nothing. An empty answer means that they are in order. */
export function checkBooks({ timeoutMs = TIMEOUT_MS } = {}): Promise<BookFault[]> {
  return queryAtLeisure<BookFault>(CHECK_ALL, { timeoutMs });
}

/** One statement, for those who bring a connection of their own (tests look inside an open database transaction). */
export const CHECK_ALL = `${Object.entries(CHECKS)
  .map(
    ([name, sql]) =>
      `SELECT '${name.replaceAll("'", "''")}' AS "check", found.key FROM (${sql}) AS found (key)`,
  )
  .join("\nUNION ALL\n")}\nLIMIT ${ROWS_MAX}`;

import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabaseUrl } from "@/test/database";
import { makeSale, type Sale } from "@/test/make-sale";

const CHECK = "23514";
const UNIQUE = "23505";
const FOREIGN_KEY = "23503";
const KEPT = "23001";
const IN_USE = "23001|23503"; // ON DELETE RESTRICT: PostgreSQL 18 tells it apart from other foreign keys

type Forbidden = [title: string, sqlState: string, write: (sale: Sale) => string];

const post = (legs: string, kind = "adjustment", more = "") => `
  INSERT INTO ledger_transaction (id, kind, idempotency_key, xid${more && ", deposit_id"})
    VALUES ('ltx_x', '${kind}', 'key-x', ''${more && `, '${more}'`});
  INSERT INTO ledger_entry (transaction_id, account_id, amount_minor) VALUES ${legs};`;

const LEDGER: Forbidden[] = [
  [
    "a balance below zero",
    CHECK,
    ({ buyer }) => post(`('ltx_x', 'shopper:${buyer}', -10001), ('ltx_x', 'adjustments', 10001)`),
  ],
  [
    "a hold below zero",
    CHECK,
    ({ buyer }) => post(`('ltx_x', 'hold:${buyer}', -1), ('ltx_x', 'adjustments', 1)`),
  ],
  [
    "a posting that does not sum to zero",
    CHECK,
    ({ buyer }) => post(`('ltx_x', 'shopper:${buyer}', 100), ('ltx_x', 'adjustments', -99)`),
  ],
  [
    "a posting with one leg",
    CHECK,
    () =>
      `INSERT INTO ledger_transaction (id, kind, idempotency_key, xid) VALUES ('ltx_x', 'adjustment', 'key-x', ''); INSERT INTO ledger_entry (transaction_id, account_id, amount_minor) VALUES ('ltx_x', 'revenue', 5)`,
  ],
  [
    "a posting without legs",
    CHECK,
    () =>
      "INSERT INTO ledger_transaction (id, kind, idempotency_key, xid) VALUES ('ltx_x', 'adjustment', 'key-x', '')",
  ],
  ["a leg of nothing", CHECK, () => post("('ltx_x', 'revenue', 0), ('ltx_x', 'adjustments', 0)")],
  [
    "two legs of one posting on one account",
    UNIQUE,
    () => post("('ltx_x', 'revenue', 5), ('ltx_x', 'revenue', -5)"),
  ],
  [
    "a leg on an account that does not exist",
    FOREIGN_KEY,
    () => post("('ltx_x', 'gateway:nobody', 5), ('ltx_x', 'revenue', -5)"),
  ],
  [
    "a posting made a second time",
    UNIQUE,
    ({ paid }) =>
      `INSERT INTO ledger_transaction (id, kind, idempotency_key, xid) VALUES ('ltx_x', 'purchase', 'purchase:${paid}', '')`,
  ],
  [
    "legs added to a posting of the past",
    CHECK,
    ({ purchase }) =>
      `INSERT INTO ledger_entry (transaction_id, account_id, amount_minor) VALUES ('${purchase}', 'fees', 5), ('${purchase}', 'adjustments', -5)`,
  ],
  ["an edited leg", KEPT, () => "UPDATE ledger_entry SET amount_minor = amount_minor + 1"],
  ["a deleted leg", KEPT, () => "DELETE FROM ledger_entry"],
  ["emptied books", KEPT, () => "TRUNCATE ledger_entry CASCADE"],
  [
    "an edited posting",
    KEPT,
    ({ purchase }) => `UPDATE ledger_transaction SET reason = 'x' WHERE id = '${purchase}'`,
  ],
  [
    "a deleted posting",
    KEPT,
    ({ purchase }) => `DELETE FROM ledger_transaction WHERE id = '${purchase}'`,
  ],
  [
    "a balance set by hand",
    CHECK,
    ({ buyer }) => `UPDATE ledger_account SET balance_minor = 999999 WHERE id = 'shopper:${buyer}'`,
  ],
  [
    "an account that begins with money",
    CHECK,
    () =>
      "INSERT INTO ledger_account (id, kind, currency, balance_minor) VALUES ('gateway:x', 'gateway', 'EUR', 5)",
  ],
  ["a deleted account", KEPT, () => "DELETE FROM ledger_account WHERE id = 'fees'"],
  [
    "an account in another currency",
    FOREIGN_KEY,
    () => "INSERT INTO ledger_account (id, kind, currency) VALUES ('gateway:x', 'gateway', 'USD')",
  ],
  [
    "a shopper's account that names nobody",
    CHECK,
    () => "INSERT INTO ledger_account (id, kind, currency) VALUES ('shopper:x', 'shopper', 'EUR')",
  ],
  ["another currency for the shop", KEPT, () => "UPDATE shop SET currency = 'USD'"],
  ["a second shop", CHECK, () => "INSERT INTO shop (id, currency) VALUES (2, 'USD')"],
];

const DEPOSITS: Forbidden[] = [
  [
    "a credit that no deposit knows of",
    CHECK,
    ({ buyer, waiting }) =>
      post(
        `('ltx_x', 'gateway:nowpayments', -500), ('ltx_x', 'shopper:${buyer}', 500)`,
        "deposit",
        waiting,
      ),
  ],
  [
    "a credit without a deposit",
    CHECK,
    ({ buyer }) =>
      post(`('ltx_x', 'gateway:nowpayments', -500), ('ltx_x', 'shopper:${buyer}', 500)`, "deposit"),
  ],
  [
    "a deposit credited twice",
    CHECK,
    ({ other, settled }) =>
      post(
        `('ltx_x', 'gateway:nowpayments', -500), ('ltx_x', 'shopper:${other}', 500)`,
        "deposit",
        settled,
      ),
  ],
  [
    "a credit that goes to somebody else",
    CHECK,
    ({ buyer, settled }) =>
      post(
        `('ltx_x', 'gateway:nowpayments', -500), ('ltx_x', 'shopper:${buyer}', 500)`,
        "deposit",
        settled,
      ),
  ],
  [
    "a credit that comes from elsewhere than the gateway",
    CHECK,
    ({ other, settled, settledPayment }) => `
      UPDATE deposit SET credited_minor = 600 WHERE id = '${settled}';
      UPDATE gateway_payment SET credited_minor = 600 WHERE gateway_payment_id = '${settledPayment}';
      ${post(`('ltx_x', 'revenue', -100), ('ltx_x', 'shopper:${other}', 100)`, "deposit", settled)}`,
  ],
  [
    "a deposit marked credited without a posting",
    CHECK,
    ({ settled }) =>
      `UPDATE deposit SET credited_minor = credited_minor + 100 WHERE id = '${settled}'`,
  ],
  [
    "a payment marked credited without a posting",
    CHECK,
    ({ settledPayment }) =>
      `UPDATE gateway_payment SET credited_minor = credited_minor + 100 WHERE gateway_payment_id = '${settledPayment}'`,
  ],
  [
    "a payment marked taken back without a posting",
    CHECK,
    ({ settledPayment }) =>
      `UPDATE gateway_payment SET reversed_minor = 100 WHERE gateway_payment_id = '${settledPayment}'`,
  ],
  [
    "a credit taken back in the row only",
    CHECK,
    ({ settled }) => `UPDATE deposit SET credited_minor = 0 WHERE id = '${settled}'`,
  ],
  [
    "a reversal of more than was credited",
    CHECK,
    ({ settled }) =>
      `UPDATE deposit SET reversed_minor = credited_minor + 1 WHERE id = '${settled}'`,
  ],
  [
    "more coins credited than arrived",
    CHECK,
    ({ waitingPayment }) =>
      `UPDATE gateway_payment SET credited_amount = 1 WHERE gateway_payment_id = '${waitingPayment}'`,
  ],
  [
    "coins uncredited again",
    CHECK,
    ({ settledPayment }) =>
      `UPDATE gateway_payment SET credited_amount = 0 WHERE gateway_payment_id = '${settledPayment}'`,
  ],
  [
    "a deposit that begins settled",
    CHECK,
    ({ buyer }) =>
      `INSERT INTO deposit (id, shopper_id, purpose, status, gateway, pay_currency, price_minor, currency, expires_at) VALUES ('dep_x', '${buyer}', 'refill', 'settled', 'nowpayments', 'btc', 5, 'EUR', now())`,
  ],
  [
    "a deposit that begins credited",
    CHECK,
    ({ buyer }) =>
      `INSERT INTO deposit (id, shopper_id, purpose, credited_minor, gateway, pay_currency, price_minor, currency, expires_at) VALUES ('dep_x', '${buyer}', 'refill', 5, 'nowpayments', 'btc', 5, 'EUR', now())`,
  ],
  [
    "a deposit for somebody else's order",
    CHECK,
    ({ other, awaiting }) =>
      `INSERT INTO deposit (id, shopper_id, purpose, order_id, gateway, pay_currency, price_minor, currency, expires_at) VALUES ('dep_x', '${other}', 'order', '${awaiting}', 'nowpayments', 'btc', 5, 'EUR', now())`,
  ],
  [
    "an order's deposit without an order",
    CHECK,
    ({ buyer }) =>
      `INSERT INTO deposit (id, shopper_id, purpose, gateway, pay_currency, price_minor, currency, expires_at) VALUES ('dep_x', '${buyer}', 'order', 'nowpayments', 'btc', 5, 'EUR', now())`,
  ],
  [
    "a settled deposit that waits again",
    CHECK,
    ({ settled }) => `UPDATE deposit SET status = 'waiting' WHERE id = '${settled}'`,
  ],
  [
    "another shopper for a deposit",
    CHECK,
    ({ settled, buyer }) => `UPDATE deposit SET shopper_id = '${buyer}' WHERE id = '${settled}'`,
  ],
  [
    "another price for a deposit",
    CHECK,
    ({ waiting }) => `UPDATE deposit SET price_minor = 1 WHERE id = '${waiting}'`,
  ],
  [
    "another payment for a deposit that has one",
    CHECK,
    ({ waiting }) => `UPDATE deposit SET gateway_payment_id = 'x' WHERE id = '${waiting}'`,
  ],
  [
    "one payment for two deposits",
    UNIQUE,
    ({ waitingPayment, settled }) =>
      `INSERT INTO gateway_payment (gateway, gateway_payment_id, deposit_id, status, status_word, pay_currency, pay_amount) VALUES ('nowpayments', '${waitingPayment}', '${settled}', 'waiting', 'waiting', 'btc', 1)`,
  ],
  [
    "a payment moved to another deposit",
    CHECK,
    ({ waitingPayment, settled }) =>
      `UPDATE gateway_payment SET deposit_id = '${settled}' WHERE gateway_payment_id = '${waitingPayment}'`,
  ],
  ["a deleted deposit", KEPT, ({ waiting }) => `DELETE FROM deposit WHERE id = '${waiting}'`],
  [
    "a deleted payment",
    KEPT,
    ({ waitingPayment }) =>
      `DELETE FROM gateway_payment WHERE gateway_payment_id = '${waitingPayment}'`,
  ],
  ["an edited quote", KEPT, () => "UPDATE quote SET pay_amount = 1"],
  ["a deleted quote", KEPT, () => "DELETE FROM quote"],
  [
    "an event stored twice",
    UNIQUE,
    () =>
      "INSERT INTO payment_event (gateway, event_key, raw_body) VALUES ('nowpayments', 'k', 'x'), ('nowpayments', 'k', 'x')",
  ],
  [
    "an event whose words change",
    CHECK,
    () =>
      "INSERT INTO payment_event (gateway, event_key, raw_body) VALUES ('nowpayments', 'k', 'x'); UPDATE payment_event SET raw_body = 'y'",
  ],
  [
    "a review for an unlisted reason",
    "22P02",
    () =>
      "INSERT INTO review (reason, gateway, subject, evidence) VALUES ('BECAUSE', 'nowpayments', '1', '{}')",
  ],
  [
    "a review that disappears",
    KEPT,
    () =>
      "INSERT INTO review (reason, gateway, subject, evidence) VALUES ('UNKNOWN_SHAPE', 'nowpayments', '1', '{}'); DELETE FROM review",
  ],
];

const ORDERS: Forbidden[] = [
  [
    "an order paid without a purchase",
    CHECK,
    ({ awaiting }) => `UPDATE orders SET state = 'paid', paid_at = now() WHERE id = '${awaiting}'`,
  ],
  [
    "an order paid by another order's purchase",
    UNIQUE,
    ({ awaiting, purchase }) =>
      `UPDATE orders SET state = 'paid', paid_at = now(), paid_transaction_id = '${purchase}' WHERE id = '${awaiting}'`,
  ],
  [
    "an order paid by a credit",
    CHECK,
    ({ awaiting, credit }) =>
      `UPDATE orders SET state = 'paid', paid_at = now(), paid_transaction_id = '${credit}' WHERE id = '${awaiting}'`,
  ],
  [
    "an order paid with another shopper's money",
    CHECK,
    ({ otherAwaiting, buyer, other }) => `
    SELECT post_ledger('purchase:x', 'purchase', ARRAY['shopper:${buyer}', 'revenue'], ARRAY[-1000, 1000]::bigint[], '${otherAwaiting}');
    UPDATE stock_unit SET state = 'sold', reserved_until = NULL, sold_at = now() WHERE order_id = '${otherAwaiting}';
    UPDATE orders SET state = 'paid', paid_at = now(), paid_transaction_id = (SELECT id FROM ledger_transaction WHERE idempotency_key = 'purchase:x') WHERE id = '${otherAwaiting}' AND shopper_id = '${other}'`,
  ],
  [
    "an order paid with too little",
    CHECK,
    ({ awaiting, buyer }) => `
    SELECT post_ledger('purchase:x', 'purchase', ARRAY['shopper:${buyer}', 'revenue'], ARRAY[-999, 999]::bigint[], '${awaiting}');
    UPDATE stock_unit SET state = 'sold', reserved_until = NULL, sold_at = now() WHERE order_id = '${awaiting}';
    UPDATE orders SET state = 'paid', paid_at = now(), paid_transaction_id = (SELECT id FROM ledger_transaction WHERE idempotency_key = 'purchase:x') WHERE id = '${awaiting}'`,
  ],
  [
    "an order paid without its units",
    CHECK,
    ({ awaiting, buyer }) => `
    SELECT post_ledger('purchase:x', 'purchase', ARRAY['shopper:${buyer}', 'revenue'], ARRAY[-1000, 1000]::bigint[], '${awaiting}');
    SELECT release_order_units('${awaiting}');
    UPDATE orders SET state = 'paid', paid_at = now(), paid_transaction_id = (SELECT id FROM ledger_transaction WHERE idempotency_key = 'purchase:x') WHERE id = '${awaiting}'`,
  ],
  [
    "a purchase of an order that stays unpaid",
    CHECK,
    ({ awaiting, buyer }) =>
      `SELECT post_ledger('purchase:x', 'purchase', ARRAY['shopper:${buyer}', 'revenue'], ARRAY[-1000, 1000]::bigint[], '${awaiting}')`,
  ],
  [
    "a second purchase of one order",
    CHECK,
    ({ paid, buyer }) =>
      `SELECT post_ledger('purchase:x', 'purchase', ARRAY['shopper:${buyer}', 'revenue'], ARRAY[-1000, 1000]::bigint[], '${paid}')`,
  ],
  [
    "a purchase whose money goes elsewhere than to revenue",
    CHECK,
    ({ awaiting, buyer }) => `
    SELECT post_ledger('purchase:x', 'purchase', ARRAY['shopper:${buyer}', 'fees'], ARRAY[-1000, 1000]::bigint[], '${awaiting}');
    UPDATE stock_unit SET state = 'sold', reserved_until = NULL, sold_at = now() WHERE order_id = '${awaiting}';
    UPDATE orders SET state = 'paid', paid_at = now(), paid_transaction_id = (SELECT id FROM ledger_transaction WHERE idempotency_key = 'purchase:x') WHERE id = '${awaiting}'`,
  ],
  [
    "a tolerance granted after the sale",
    CHECK,
    ({ paid, buyer }) =>
      `SELECT post_ledger('tolerance:x', 'tolerance', ARRAY['tolerance', 'shopper:${buyer}'], ARRAY[-5, 5]::bigint[], '${paid}')`,
  ],
  [
    "a tolerance granted to an order nobody paid",
    CHECK,
    ({ awaiting, buyer }) =>
      `SELECT post_ledger('tolerance:x', 'tolerance', ARRAY['tolerance', 'shopper:${buyer}'], ARRAY[-5, 5]::bigint[], '${awaiting}')`,
  ],
  [
    "a refund of more than was paid",
    CHECK,
    ({ paid, buyer }) =>
      `SELECT post_ledger('refund:x', 'refund', ARRAY['revenue', 'shopper:${buyer}'], ARRAY[-1001, 1001]::bigint[], '${paid}')`,
  ],
  [
    "a refund of an order nobody paid",
    CHECK,
    ({ awaiting, buyer }) =>
      `SELECT post_ledger('refund:x', 'refund', ARRAY['revenue', 'shopper:${buyer}'], ARRAY[-5, 5]::bigint[], '${awaiting}')`,
  ],
  [
    "an expired order that keeps its units",
    CHECK,
    ({ awaiting }) => `UPDATE orders SET state = 'expired' WHERE id = '${awaiting}'`,
  ],
  [
    "an order placed without its units",
    CHECK,
    ({ buyer, offer }) => `
    INSERT INTO orders (id, shopper_id, total_minor, currency, expires_at) VALUES ('ord_x', '${buyer}', 100, 'EUR', now());
    INSERT INTO order_line (order_id, position, offer_id, product_slug, title, kind, quantity, unit_price_minor) VALUES ('ord_x', 1, '${offer}', 'x', 'x', 'digital', 1, 100)`,
  ],
  [
    "an order that begins paid",
    CHECK,
    ({ buyer, purchase }) =>
      `INSERT INTO orders (id, shopper_id, state, total_minor, currency, expires_at, paid_at, paid_transaction_id) VALUES ('ord_x', '${buyer}', 'paid', 5, 'EUR', now(), now(), '${purchase}')`,
  ],
  [
    "an order without lines",
    CHECK,
    ({ buyer }) =>
      `INSERT INTO orders (id, shopper_id, total_minor, currency, expires_at) VALUES ('ord_x', '${buyer}', 5, 'EUR', now())`,
  ],
  [
    "a cancelled order that is open again",
    CHECK,
    ({ cancelled }) => `UPDATE orders SET state = 'awaiting' WHERE id = '${cancelled}'`,
  ],
  [
    "an expired order that is open again",
    CHECK,
    ({ expired }) => `UPDATE orders SET state = 'awaiting' WHERE id = '${expired}'`,
  ],
  [
    "a paid order that expires",
    CHECK,
    ({ paid }) =>
      `UPDATE orders SET state = 'expired', paid_at = NULL, paid_transaction_id = NULL WHERE id = '${paid}'`,
  ],
  [
    "a delivered order that is cancelled",
    CHECK,
    ({ delivered }) => `UPDATE orders SET state = 'cancelled' WHERE id = '${delivered}'`,
  ],
  [
    "another total for an order",
    CHECK,
    ({ awaiting }) => `UPDATE orders SET total_minor = 1 WHERE id = '${awaiting}'`,
  ],
  [
    "another buyer for an order",
    CHECK,
    ({ awaiting, other }) => `UPDATE orders SET shopper_id = '${other}' WHERE id = '${awaiting}'`,
  ],
  [
    "a line added to an order",
    CHECK,
    ({ awaiting, otherOffer }) =>
      `INSERT INTO order_line (order_id, position, offer_id, product_slug, title, kind, quantity, unit_price_minor) VALUES ('${awaiting}', 2, '${otherOffer}', 'x', 'x', 'digital', 1, 100)`,
  ],
  [
    "another price in a line",
    CHECK,
    ({ awaiting }) => `UPDATE order_line SET unit_price_minor = 1 WHERE order_id = '${awaiting}'`,
  ],
  [
    "a line taken out of an order",
    KEPT,
    ({ awaiting }) => `DELETE FROM order_line WHERE order_id = '${awaiting}'`,
  ],
  ["a deleted order", KEPT, ({ cancelled }) => `DELETE FROM orders WHERE id = '${cancelled}'`],
  [
    "a tolerance of the whole total",
    CHECK,
    ({ awaiting }) => `UPDATE orders SET tolerance_minor = total_minor WHERE id = '${awaiting}'`,
  ],
  [
    "a tolerance in the row only",
    CHECK,
    ({ awaiting }) => `UPDATE orders SET tolerance_minor = 1 WHERE id = '${awaiting}'`,
  ],
  [
    "a reservation extended twice",
    CHECK,
    ({ awaiting }) =>
      `UPDATE orders SET seen_extended_at = now() WHERE id = '${awaiting}'; UPDATE orders SET seen_extended_at = now() + interval '1 second' WHERE id = '${awaiting}'`,
  ],
  [
    "an order refunded without a refund",
    CHECK,
    ({ paid }) => `UPDATE orders SET state = 'refunded' WHERE id = '${paid}'`,
  ],
];

const STOCK: Forbidden[] = [
  [
    "a sold unit that is free again",
    CHECK,
    ({ soldUnit }) =>
      `UPDATE stock_unit SET state = 'free', order_id = NULL, sold_at = NULL WHERE id = '${soldUnit}'`,
  ],
  [
    "a sold unit that is reserved again",
    CHECK,
    ({ soldUnit, awaiting }) =>
      `UPDATE stock_unit SET state = 'reserved', order_id = '${awaiting}', sold_at = NULL, reserved_until = now() WHERE id = '${soldUnit}'`,
  ],
  [
    "a sold unit moved to another order",
    CHECK,
    ({ soldUnit, delivered }) =>
      `UPDATE stock_unit SET order_id = '${delivered}' WHERE id = '${soldUnit}'`,
  ],
  [
    "a unit sold without a reservation",
    CHECK,
    ({ freeUnit, paid }) =>
      `UPDATE stock_unit SET state = 'sold', order_id = '${paid}', sold_at = now() WHERE id = '${freeUnit}'`,
  ],
  [
    "a unit sold to an order nobody paid",
    CHECK,
    ({ reservedUnit }) =>
      `UPDATE stock_unit SET state = 'sold', reserved_until = NULL, sold_at = now() WHERE id = '${reservedUnit}'`,
  ],
  [
    "one more unit sold to a paid order",
    CHECK,
    ({ freeUnit, paid }) =>
      `UPDATE stock_unit SET state = 'reserved', order_id = '${paid}', reserved_until = now() WHERE id = '${freeUnit}'; UPDATE stock_unit SET state = 'sold', reserved_until = NULL, sold_at = now() WHERE id = '${freeUnit}'`,
  ],
  [
    "a unit reserved for nobody",
    CHECK,
    ({ freeUnit }) =>
      `UPDATE stock_unit SET state = 'reserved', reserved_until = now() WHERE id = '${freeUnit}'`,
  ],
  [
    "a unit reserved for ever",
    CHECK,
    ({ freeUnit, awaiting }) =>
      `UPDATE stock_unit SET state = 'reserved', order_id = '${awaiting}' WHERE id = '${freeUnit}'`,
  ],
  [
    "a reserved unit taken over by another order",
    CHECK,
    ({ reservedUnit, otherAwaiting }) =>
      `UPDATE stock_unit SET order_id = '${otherAwaiting}' WHERE id = '${reservedUnit}'`,
  ],
  [
    "a reserved unit of an offer that is not ordered",
    CHECK,
    ({ freeUnit, otherAwaiting }) =>
      `UPDATE stock_unit SET state = 'reserved', order_id = '${otherAwaiting}', reserved_until = now() WHERE id = '${freeUnit}'`,
  ],
  [
    "a unit that begins sold",
    CHECK,
    ({ offer, paid }) =>
      `INSERT INTO stock_unit (id, offer_id, state, sealed_payload, fingerprint, order_id, sold_at) VALUES ('unt_x', '${offer}', 'sold', repeat('x', 40)::bytea, repeat('x', 32)::bytea, '${paid}', now())`,
  ],
  [
    "the same content twice in an offer",
    UNIQUE,
    ({ offer, freeUnit }) =>
      `INSERT INTO stock_unit (id, offer_id, sealed_payload, fingerprint) SELECT 'unt_x', '${offer}', sealed_payload, fingerprint FROM stock_unit WHERE id = '${freeUnit}'`,
  ],
  [
    "another content for a unit",
    CHECK,
    ({ soldUnit }) =>
      `UPDATE stock_unit SET sealed_payload = repeat('x', 40)::bytea WHERE id = '${soldUnit}'`,
  ],
  [
    "a void unit that is free again",
    CHECK,
    ({ freeUnit }) =>
      `${setVoid(freeUnit)}; UPDATE stock_unit SET state = 'free', void_reason = NULL, voided_at = NULL WHERE id = '${freeUnit}'`,
  ],
  [
    "a void unit without a reason",
    CHECK,
    ({ freeUnit }) =>
      `UPDATE stock_unit SET state = 'void', voided_at = now() WHERE id = '${freeUnit}'`,
  ],
  [
    "a void unit without a time",
    CHECK,
    ({ freeUnit }) =>
      `UPDATE stock_unit SET state = 'void', void_reason = 'torn' WHERE id = '${freeUnit}'`,
  ],
  [
    "a reason of a unit that is on sale",
    CHECK,
    ({ freeUnit }) => `UPDATE stock_unit SET void_reason = 'torn' WHERE id = '${freeUnit}'`,
  ],
  [
    "another reason afterwards",
    KEPT,
    ({ freeUnit }) =>
      `${setVoid(freeUnit)}; UPDATE stock_unit SET void_reason = 'sold by hand' WHERE id = '${freeUnit}'`,
  ],
  [
    "a threshold below nothing",
    CHECK,
    ({ offer }) => `UPDATE offer SET low_stock_at = -1 WHERE id = '${offer}'`,
  ],
  [
    "a deleted unit that was sold",
    KEPT,
    ({ soldUnit }) => `DELETE FROM stock_unit WHERE id = '${soldUnit}'`,
  ],
  [
    "a delivery before the sale",
    CHECK,
    ({ reservedUnit }) => `UPDATE stock_unit SET delivered_at = now() WHERE id = '${reservedUnit}'`,
  ],
  [
    "a delivery that is forgotten",
    CHECK,
    ({ delivered }) => `UPDATE stock_unit SET delivered_at = NULL WHERE order_id = '${delivered}'`,
  ],
  [
    "a shared payload that changes",
    KEPT,
    () => "UPDATE shared_payload SET fingerprint = repeat('x', 32)::bytea",
  ],
  [
    "a sold offer that disappears",
    IN_USE,
    ({ offer }) => `DELETE FROM offer WHERE id = '${offer}'`,
  ],
  [
    "an offer for nothing",
    CHECK,
    ({ offer }) => `UPDATE offer SET price_minor = 0 WHERE id = '${offer}'`,
  ],
];

const batch = ({ offer }: Sale) =>
  `INSERT INTO stock_batch (id, offer_id, name, unit_count, created_by) VALUES ('bat_x', '${offer}', 'July', 2, 1);`;

const BATCHES: Forbidden[] = [
  [
    "a unit moved into a batch",
    KEPT,
    (sale) =>
      `${batch(sale)} UPDATE stock_unit SET batch_id = 'bat_x' WHERE id = '${sale.freeUnit}'`,
  ],
  [
    "a unit that may be sold for longer",
    KEPT,
    ({ freeUnit }) =>
      `UPDATE stock_unit SET sellable_until = now() WHERE id = '${freeUnit}'; UPDATE stock_unit SET sellable_until = now() + interval '1 second' WHERE id = '${freeUnit}'`,
  ],
  [
    "a unit of another offer's batch",
    FOREIGN_KEY,
    (sale) =>
      `${batch(sale)} INSERT INTO stock_unit (id, offer_id, batch_id, sealed_payload, fingerprint) VALUES ('unt_x', '${sale.otherOffer}', 'bat_x', repeat('x', 40)::bytea, repeat('x', 32)::bytea)`,
  ],
  [
    "a second batch of the same name",
    UNIQUE,
    (sale) => `${batch(sale)} ${batch(sale).replace("bat_x", "bat_y")}`,
  ],
  [
    "a batch that brought more units than it did",
    CHECK,
    (sale) => `${batch(sale)} UPDATE stock_batch SET unit_count = 3`,
  ],
  [
    "a batch undone twice",
    CHECK,
    (sale) =>
      `${batch(sale)} UPDATE stock_batch SET undone_at = now(), undone_count = 1; UPDATE stock_batch SET undone_count = 2`,
  ],
  [
    "more undone than came in",
    CHECK,
    (sale) => `${batch(sale)} UPDATE stock_batch SET undone_at = now(), undone_count = 3`,
  ],
  ["a batch that disappears", KEPT, (sale) => `${batch(sale)} DELETE FROM stock_batch`],
];

const PEOPLE: Forbidden[] = [
  [
    "one Telegram user who is two shoppers",
    UNIQUE,
    ({ buyer }) =>
      `INSERT INTO shopper (id, telegram_id) SELECT 'shp_x', telegram_id FROM shopper WHERE id = '${buyer}'`,
  ],
  [
    "a Telegram id that cannot be",
    CHECK,
    () => "INSERT INTO shopper (id, telegram_id) VALUES ('shp_x', 0)",
  ],
  [
    "a shopper with books who disappears",
    KEPT,
    ({ buyer }) => `DELETE FROM shopper WHERE id = '${buyer}'`,
  ],
  [
    "a basket line of nothing",
    CHECK,
    ({ buyer, offer }) =>
      `INSERT INTO basket_line (shopper_id, offer_id, quantity) VALUES ('${buyer}', '${offer}', 0)`,
  ],
  [
    "a message written twice",
    UNIQUE,
    ({ paid }) =>
      `INSERT INTO notification (dedupe_key, kind, chat_id, payload) VALUES ('delivery:${paid}', 'delivery', 1, '{}')`,
  ],
  [
    "a sent message without a time",
    CHECK,
    ({ paid }) => `UPDATE notification SET state = 'sent' WHERE dedupe_key = 'delivery:${paid}'`,
  ],
];

let sale: Sale;
let client: pg.Client;

beforeAll(async () => {
  sale = await makeSale();
  client = new pg.Client(testDatabaseUrl());
  await client.connect();
});

afterAll(async () => {
  await client.end();
});

/** The SQLSTATE with which the database refuses a write, at once or at commit; "allowed" if it does not. */
function setVoid(unitId: string): string {
  return `UPDATE stock_unit SET state = 'void', void_reason = 'torn', voided_at = now() WHERE id = '${unitId}'`;
}

async function attempt(write: string): Promise<string> {
  await client.query("BEGIN");
  try {
    await client.query(write);
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    return "allowed";
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? "") : String(error);
  } finally {
    await client.query("ROLLBACK");
  }
}

describe.each([
  ["the ledger", LEDGER],
  ["money coming in", DEPOSITS],
  ["orders", ORDERS],
  ["stock", STOCK],
  ["batches", BATCHES],
  ["people and messages", PEOPLE],
])("%s: the database refuses", (_, forbidden) => {
  it.each(forbidden)("%s (%s)", async (_title, sqlState, write) => {
    expect(await attempt(write(sale))).toMatch(new RegExp(`^(${sqlState})$`));
  });
});

it("what the product does every day is allowed by the same constraints", async () => {
  expect(await attempt(`SELECT pay_order_from_balance('${sale.awaiting}', '${sale.buyer}')`)).toBe(
    "allowed",
  );
  expect(await attempt(`SELECT cancel_order('${sale.awaiting}', '${sale.buyer}')`)).toBe("allowed");
  expect(await attempt(`SELECT mark_delivered('${sale.paid}')`)).toBe("allowed");
  const refund = `SELECT post_ledger('refund:x', 'refund', ARRAY['revenue', 'shopper:${sale.buyer}'], ARRAY[-1000, 1000]::bigint[], '${sale.paid}');
    UPDATE orders SET state = 'refunded' WHERE id = '${sale.paid}'`;
  expect(await attempt(refund)).toBe("allowed");
});

// PostgreSQL rounds what it stores: kept in milliseconds, every second "now" would lie in the future, and nobody come for it.
it.each([
  ["payment_event", ["lease_until", "next_attempt_at"]],
  ["notification", ["lease_until", "next_attempt_at"]],
  ["telegram_update", ["lease_until"]],
  ["deposit", ["next_poll_at"]],
])("%s: when its turn comes is kept to the microsecond", async (table, turns) => {
  const { rows } = await client.query(
    `SELECT column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = $1 AND datetime_precision = 6 ORDER BY column_name`,
    [table],
  );
  expect(rows.map(({ column_name: name }) => name)).toEqual(turns);
});

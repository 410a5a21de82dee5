import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabaseUrl } from "@/test/database";
import { makeSale, type Sale } from "@/test/make-sale";
import { BOOK_CHECKS, type BookFault, CHECK_ALL, checkBooks } from "./check-books";

type Damage = [check: string, how: string, write: (sale: Sale) => string];

/** Damage that only a broken database or a hand with all rights can do: triggers and foreign keys are off, constraints dropped. */
const DAMAGES: Damage[] = [
  // the ledger
  [
    "every posting has two legs or more that sum to zero",
    "a leg grows by a cent",
    () => "UPDATE ledger_entry SET amount_minor = amount_minor + 1 WHERE account_id = 'revenue'",
  ],
  [
    "every posting has two legs or more that sum to zero",
    "a leg is lost",
    ({ purchase }) =>
      `DELETE FROM ledger_entry WHERE transaction_id = '${purchase}' AND account_id = 'revenue'`,
  ],
  [
    "every posting has two legs or more that sum to zero",
    "all legs are lost",
    ({ purchase }) => `DELETE FROM ledger_entry WHERE transaction_id = '${purchase}'`,
  ],
  [
    "every leg belongs to a posting and an account",
    "a posting is lost",
    ({ credit }) => `DELETE FROM ledger_transaction WHERE id = '${credit}'`,
  ],
  [
    "every leg belongs to a posting and an account",
    "an account is lost",
    () => "DELETE FROM ledger_account WHERE id = 'revenue'",
  ],
  [
    "no posting touches an account twice",
    "a leg is split",
    ({ purchase }) =>
      `DROP INDEX ledger_entry_transaction_id_account_id_key; INSERT INTO ledger_entry (transaction_id, account_id, amount_minor) VALUES ('${purchase}', 'revenue', 1)`,
  ],
  [
    "no posting is made twice",
    "a posting is copied",
    ({ purchase }) =>
      `DROP INDEX ledger_transaction_idempotency_key_key; INSERT INTO ledger_transaction SELECT (jsonb_populate_record(t, '{"id": "ltx_copy"}')).* FROM ledger_transaction t WHERE id = '${purchase}'`,
  ],
  [
    "all legs together sum to zero",
    "money appears",
    ({ purchase }) =>
      `INSERT INTO ledger_entry (transaction_id, account_id, amount_minor) VALUES ('${purchase}', 'fees', 7)`,
  ],
  [
    "a kept balance is the sum of its legs",
    "a balance is raised",
    ({ buyer }) =>
      `UPDATE ledger_account SET balance_minor = balance_minor + 1 WHERE id = 'shopper:${buyer}'`,
  ],
  [
    "a kept balance is the sum of its legs",
    "a leg is not counted",
    ({ buyer }) =>
      `UPDATE ledger_account SET entry_count = entry_count - 1 WHERE id = 'shopper:${buyer}'`,
  ],
  [
    "each leg of a kept balance follows from the one before",
    "an update is lost",
    ({ buyer }) =>
      `UPDATE ledger_entry SET balance_after_minor = balance_after_minor + 1 WHERE account_id = 'shopper:${buyer}' AND account_sequence = 2`,
  ],
  [
    "each leg of a kept balance follows from the one before",
    "a number is skipped",
    ({ buyer }) =>
      `UPDATE ledger_entry SET account_sequence = 99 WHERE account_id = 'shopper:${buyer}' AND account_sequence = 2`,
  ],
  [
    "no balance is or was below zero",
    "a balance is overdrawn",
    ({ other }) =>
      `ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_not_negative; UPDATE ledger_account SET balance_minor = -1 WHERE id = 'shopper:${other}'`,
  ],
  [
    "no balance is or was below zero",
    "a balance was overdrawn once",
    ({ other }) =>
      `UPDATE ledger_entry SET balance_after_minor = -1 WHERE account_id = 'shopper:${other}'`,
  ],
  [
    "every shopper has a balance and a hold",
    "a hold is lost",
    ({ other }) => `DELETE FROM ledger_account WHERE id = 'hold:${other}'`,
  ],
  [
    "there is one currency",
    "an order is in dollars",
    ({ paid }) => `UPDATE orders SET currency = 'USD' WHERE id = '${paid}'`,
  ],

  // money coming in
  [
    "a deposit is credited what its postings say",
    "a deposit is credited twice",
    ({ settled, settledPayment }) =>
      `UPDATE deposit SET credited_minor = credited_minor * 2 WHERE id = '${settled}'; UPDATE gateway_payment SET credited_minor = credited_minor * 2 WHERE gateway_payment_id = '${settledPayment}'`,
  ],
  [
    "a deposit is credited what its postings say",
    "a credit is booked for somebody else",
    ({ settled, buyer, other }) =>
      `UPDATE ledger_entry SET account_id = 'shopper:${buyer}', account_sequence = 50 WHERE account_id = 'shopper:${other}' AND transaction_id IN (SELECT id FROM ledger_transaction WHERE deposit_id = '${settled}')`,
  ],
  [
    "a deposit is reversed what its postings say",
    "a credit is taken back in the row only",
    ({ settled, settledPayment }) =>
      `UPDATE deposit SET reversed_minor = 100 WHERE id = '${settled}'; UPDATE gateway_payment SET reversed_minor = 100 WHERE gateway_payment_id = '${settledPayment}'`,
  ],
  [
    "no more is reversed than was credited",
    "too much is taken back",
    ({ settled }) =>
      `ALTER TABLE deposit DROP CONSTRAINT deposit_credited; UPDATE deposit SET reversed_minor = credited_minor + 1 WHERE id = '${settled}'`,
  ],
  [
    "a deposit and its payments agree",
    "a payment forgets its credit",
    ({ settledPayment }) =>
      `UPDATE gateway_payment SET credited_minor = 0 WHERE gateway_payment_id = '${settledPayment}'`,
  ],
  [
    "no more coins are credited than arrived",
    "coins are invented",
    ({ settledPayment }) =>
      `ALTER TABLE gateway_payment DROP CONSTRAINT gateway_payment_credited; UPDATE gateway_payment SET credited_amount = received_amount + 1 WHERE gateway_payment_id = '${settledPayment}'`,
  ],
  [
    "money is credited for coins only",
    "coins are forgotten, their money not",
    ({ settledPayment }) =>
      `UPDATE gateway_payment SET credited_amount = 0 WHERE gateway_payment_id = '${settledPayment}'`,
  ],
  [
    "a deposit's payment is kept, at its own gateway",
    "a payment is lost",
    ({ waitingPayment }) =>
      `DELETE FROM gateway_payment WHERE gateway_payment_id = '${waitingPayment}'`,
  ],
  [
    "a deposit's payment is kept, at its own gateway",
    "a payment moves to another gateway",
    ({ waitingPayment }) =>
      `UPDATE gateway_payment SET gateway = 'elsewhere' WHERE gateway_payment_id = '${waitingPayment}'`,
  ],
  [
    "deposits move money between a gateway and their shopper",
    "a credit comes out of revenue",
    ({ credit }) =>
      `UPDATE ledger_entry SET account_id = 'revenue' WHERE transaction_id = '${credit}' AND account_id = 'gateway:nowpayments'`,
  ],
  [
    "deposits move money between a gateway and their shopper",
    "a credit runs backwards",
    ({ credit }) =>
      `UPDATE ledger_entry SET amount_minor = -amount_minor WHERE transaction_id = '${credit}'`,
  ],
  [
    "deposits move money between a gateway and their shopper",
    "a credit names no deposit",
    ({ credit }) => `UPDATE ledger_transaction SET deposit_id = NULL WHERE id = '${credit}'`,
  ],
  [
    "a deposit for an order is its buyer's",
    "a deposit changes hands",
    ({ waiting, other }) => `UPDATE deposit SET shopper_id = '${other}' WHERE id = '${waiting}'`,
  ],
  [
    "what a deposit is called follows from its money",
    "credited money still waits",
    ({ settled }) => `UPDATE deposit SET status = 'waiting' WHERE id = '${settled}'`,
  ],
  [
    "what a deposit is called follows from its money",
    "credited money is confirming, with nothing on the chain",
    ({ settled }) => `UPDATE deposit SET status = 'confirming' WHERE id = '${settled}'`,
  ],
  [
    "what a deposit is called follows from its money",
    "an empty deposit is settled",
    ({ waiting }) => `UPDATE deposit SET status = 'settled' WHERE id = '${waiting}'`,
  ],
  [
    "what a gateway took back and we could not is in review",
    "a refund goes unnoticed",
    ({ settledPayment }) =>
      `UPDATE gateway_payment SET status = 'refunded' WHERE gateway_payment_id = '${settledPayment}'`,
  ],

  // the sale
  [
    "an order's total is the sum of its lines",
    "a line is lost",
    ({ awaiting }) => `DELETE FROM order_line WHERE order_id = '${awaiting}'`,
  ],
  [
    "an order's total is the sum of its lines",
    "a price is changed afterwards",
    ({ paid }) => `UPDATE order_line SET unit_price_minor = 1 WHERE order_id = '${paid}'`,
  ],
  [
    "an order is paid, or was, exactly when it has a purchase",
    "an order is called paid",
    ({ awaiting }) =>
      `ALTER TABLE orders DROP CONSTRAINT orders_paid; UPDATE orders SET state = 'paid' WHERE id = '${awaiting}'`,
  ],
  [
    "an order is paid, or was, exactly when it has a purchase",
    "an order is debited twice",
    ({ paid }) =>
      `INSERT INTO ledger_transaction (id, kind, idempotency_key, order_id, xid) VALUES ('ltx_x', 'purchase', 'purchase:x', '${paid}', '')`,
  ],
  [
    "a purchase moves the order's total from its buyer to revenue",
    "an order is debited too little",
    ({ purchase }) =>
      `UPDATE ledger_entry SET amount_minor = sign(amount_minor) * 999 WHERE transaction_id = '${purchase}'`,
  ],
  [
    "a purchase moves the order's total from its buyer to revenue",
    "somebody else pays",
    ({ purchase, buyer, other }) =>
      `UPDATE ledger_entry SET account_id = 'shopper:${other}', account_sequence = 50 WHERE transaction_id = '${purchase}' AND account_id = 'shopper:${buyer}'`,
  ],
  [
    "a tolerance is granted once, and as the order says",
    "a tolerance is not booked",
    ({ paid }) => `UPDATE orders SET tolerance_minor = 5 WHERE id = '${paid}'`,
  ],
  [
    "a refund gives back at most what the shopper paid",
    "an order is called refunded",
    ({ paid }) => `UPDATE orders SET state = 'refunded' WHERE id = '${paid}'`,
  ],
  [
    "a refund gives back at most what the shopper paid",
    "too much is given back",
    ({ paid, buyer }) =>
      `INSERT INTO ledger_transaction (id, kind, idempotency_key, order_id, xid) VALUES ('ltx_x', 'refund', 'refund:x', '${paid}', ''); INSERT INTO ledger_entry (transaction_id, account_id, amount_minor) VALUES ('ltx_x', 'shopper:${buyer}', 1001), ('ltx_x', 'revenue', -1001)`,
  ],
  [
    "a delivered order says when",
    "a delivery has no time",
    ({ delivered }) =>
      `ALTER TABLE orders DROP CONSTRAINT orders_delivered; UPDATE orders SET delivered_at = NULL WHERE id = '${delivered}'`,
  ],
  [
    "every paid order has its delivery queued",
    "a delivery is lost",
    ({ paid }) => `DELETE FROM notification WHERE dedupe_key = 'delivery:${paid}'`,
  ],
  [
    "nothing is delivered that was not paid",
    "an open order is delivered",
    ({ awaiting }) =>
      `UPDATE notification SET payload = '{"order_id": "${awaiting}"}' WHERE kind = 'delivery'`,
  ],
  [
    "a message goes to its shopper's own chat",
    "a delivery goes astray",
    ({ paid }) => `UPDATE notification SET chat_id = 1 WHERE dedupe_key = 'delivery:${paid}'`,
  ],

  // stock
  [
    "a paid order holds exactly its units, sold",
    "a sold unit is freed",
    ({ soldUnit }) =>
      `UPDATE stock_unit SET state = 'free', order_id = NULL, sold_at = NULL WHERE id = '${soldUnit}'`,
  ],
  [
    "a paid order holds exactly its units, sold",
    "a paid order gets one more",
    ({ freeUnit, paid }) =>
      `UPDATE stock_unit SET state = 'sold', sold_at = now(), order_id = '${paid}' WHERE id = '${freeUnit}'`,
  ],
  [
    "an awaiting order holds exactly its units, reserved",
    "a reserved unit is freed",
    ({ reservedUnit }) =>
      `UPDATE stock_unit SET state = 'free', order_id = NULL, reserved_until = NULL WHERE id = '${reservedUnit}'`,
  ],
  [
    "a unit is held for a line of its order",
    "a unit is held for an order of something else",
    ({ freeUnit, otherAwaiting }) =>
      `UPDATE stock_unit SET state = 'reserved', reserved_until = now(), order_id = '${otherAwaiting}' WHERE id = '${freeUnit}'`,
  ],
  [
    "a sold unit belongs to an order that was paid",
    "a unit is sold to an open order",
    ({ reservedUnit }) =>
      `UPDATE stock_unit SET state = 'sold', sold_at = now(), reserved_until = NULL WHERE id = '${reservedUnit}'`,
  ],
  [
    "a reserved unit belongs to an awaiting order, as long as that lasts",
    "an order ends and keeps its units",
    ({ awaiting }) => `UPDATE orders SET state = 'expired' WHERE id = '${awaiting}'`,
  ],
  [
    "a reserved unit belongs to an awaiting order, as long as that lasts",
    "an order is prolonged without its units",
    ({ awaiting }) =>
      `UPDATE orders SET expires_at = expires_at + interval '1 hour' WHERE id = '${awaiting}'`,
  ],
  [
    "a unit is replaced by another of its order and offer",
    "a unit stands in for one that is as good as ever",
    ({ freeUnit, soldUnit }) =>
      `UPDATE stock_unit SET replaces_unit_id = '${soldUnit}' WHERE id = '${freeUnit}'`,
  ],
  [
    "a unit's state and its marks agree",
    "a free unit has an owner",
    ({ freeUnit, paid }) =>
      `ALTER TABLE stock_unit DROP CONSTRAINT stock_unit_owner; UPDATE stock_unit SET order_id = '${paid}' WHERE id = '${freeUnit}'`,
  ],
  [
    "no content is in stock twice",
    "a content is copied",
    ({ freeUnit }) =>
      `DROP INDEX stock_unit_offer_id_fingerprint_key; INSERT INTO stock_unit (id, offer_id, sealed_payload, fingerprint) SELECT 'unt_x', offer_id, sealed_payload, fingerprint FROM stock_unit WHERE id = '${freeUnit}'`,
  ],
  [
    "a delivered order's units are marked, and no others",
    "a delivery is forgotten",
    ({ delivered }) => `UPDATE stock_unit SET delivered_at = NULL WHERE order_id = '${delivered}'`,
  ],
  [
    "an unlimited line that was paid keeps the version bought",
    "a version bought is lost",
    ({ fileOffer }) => `DELETE FROM shared_payload WHERE offer_id = '${fileOffer}'`,
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

async function findFaults(damage: string): Promise<string[]> {
  await client.query("BEGIN");
  try {
    await client.query("SET LOCAL session_replication_role = replica");
    await client.query(damage);
    const { rows } = await client.query<BookFault>(CHECK_ALL);
    return rows.map(({ check }) => check);
  } finally {
    await client.query("ROLLBACK");
  }
}

it("the books of a shop with an order in each state are in order", async () => {
  expect(await checkBooks()).toEqual([]);
});

describe("a check finds the damage when", () => {
  it.each(DAMAGES.map(([check, how, write]) => ({ check, how, write })))(
    "$how: $check",
    async ({ check, write }) => {
      expect(await findFaults(write(sale))).toContain(check);
    },
  );
});

it("every check has been seen to find something", () => {
  expect([...new Set(DAMAGES.map(([check]) => check))].sort()).toEqual([...BOOK_CHECKS].sort());
});

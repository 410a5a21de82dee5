// Invoices opened through the product's own use cases, and how everything about their buyer stands.

import { query, queryOne } from "@/lib/db";
import { openRefill } from "@/lib/deposit/open-refill";
import { readPayments } from "@/lib/deposit/read-payments";
import type { PaymentView } from "@/lib/deposit/rules";
import { money, toDecimal } from "@/lib/money";
import { openPayment } from "@/lib/order/open-payment";
import { paymentIdOf } from "./connect-gateway";
import { makeOffer, makeShopper } from "./factories";

/** An open payment at the gateway, and for what. */
export type Invoice = {
  shopperId: string;
  orderId: string;
  offerId: string;
  depositId: string;
  paymentId: string;
  view: PaymentView;
};

/** Somebody orders one offer and is asked for coins; 25.00 in Litecoin where the test does not care. */
export async function makePayable({
  priceMinor = 2500n,
  quantity = 1,
  units = 3,
  currency = "ltc",
  shopperId,
  offerId,
}: {
  priceMinor?: bigint;
  quantity?: number;
  units?: number;
  currency?: string;
  shopperId?: string;
  offerId?: string;
} = {}): Promise<Invoice> {
  const buyer = shopperId ?? (await makeShopper()).id;
  const offer = offerId ?? (await makeOffer({ priceMinor, units })).id;
  const view = await openPayment({
    shopperId: buyer,
    request: { type: "offer", offerId: offer, quantity, currency },
    requestKey: null,
  });
  return toInvoice(view, { shopperId: buyer, offerId: offer });
}

/** The buyer asks what the order still needs, in any coin. */
export async function makeRemainder(invoice: Invoice, currency = "ltc"): Promise<Invoice> {
  const { shopperId, orderId } = invoice;
  const view = await openPayment({
    shopperId,
    request: { type: "order", orderId, currency },
    requestKey: null,
  });
  return toInvoice(view, invoice);
}

/** Somebody fills their balance. */
export async function makeRefill({
  amountMinor = 2500n,
  currency = "ltc",
  shopperId,
}: {
  amountMinor?: bigint;
  currency?: string;
  shopperId?: string;
} = {}): Promise<Invoice> {
  const buyer = shopperId ?? (await makeShopper()).id;
  const amount = money(amountMinor, "EUR");
  const view = await openRefill({ shopperId: buyer, amount, currency, requestKey: null });
  return toInvoice(view, { shopperId: buyer, offerId: "" });
}

/** Buys one offer from the balance: money that an open order counted on is gone. */
export async function spend(shopperId: string, priceMinor: bigint): Promise<void> {
  const { id: offerId } = await makeOffer({ priceMinor, units: 1 });
  await openPayment({
    shopperId,
    request: { type: "offer", offerId, quantity: 1, currency: "balance" },
    requestKey: null,
  });
}

async function toInvoice(
  view: PaymentView,
  of: { shopperId: string; offerId: string },
): Promise<Invoice> {
  const depositId = view.payment_id ?? "";
  return {
    shopperId: of.shopperId,
    offerId: of.offerId,
    orderId: view.order_id ?? "",
    depositId,
    paymentId: await paymentIdOf(depositId),
    view,
  };
}

/** How it stands with a buyer and one of their orders: what people and the books say about it. */
export type Standing = {
  balance: string;
  /** The legs of the buyer's account in the order in which they were posted. */
  postings: string[];
  order: string | null;
  /** States of the units that the order holds. */
  units: string[];
  /** Status, credited amount and, where something is asked for, the remainder of each payment. */
  payments: string[];
  /** Kinds of messages, apart from the invoices themselves. */
  told: string[];
  /** Reason, and the amount proposed where there is one. */
  reviews: string[];
};

/** Everything a test of money looks at, at once. */
export async function standingOf({
  shopperId,
  orderId,
}: Pick<Invoice, "shopperId" | "orderId">): Promise<Standing> {
  const row = await queryOne<Omit<Standing, "payments">>({
    text: STANDING,
    values: [shopperId, orderId],
  });
  const payments = await readPayments({ shopperId, by: "page", value: "dep_~" });
  return {
    ...row,
    balance: toDecimal(money(BigInt(row.balance), "EUR")),
    payments: payments
      .reverse()
      .map(({ status, credited_amount, remainder_amount }) =>
        [status, credited_amount, remainder_amount && `-${remainder_amount}`]
          .filter(Boolean)
          .join(" "),
      ),
  };
}

const STANDING = `
SELECT a.balance_minor AS balance, o.state AS "order",
       ARRAY(SELECT t.kind || ' ' || to_char(e.amount_minor / 100.0, 'FM999990.00') FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id
              WHERE e.account_id = a.id ORDER BY e.account_sequence) AS postings,
       ARRAY(SELECT u.state::text FROM stock_unit u WHERE u.order_id = o.id ORDER BY u.id) AS units,
       ARRAY(SELECT n.kind FROM notification n WHERE n.shopper_id = a.shopper_id AND n.kind <> 'payment_created' ORDER BY n.id) AS told,
       ARRAY(SELECT concat_ws(' ', r.reason, to_char(r.proposed_minor / 100.0, 'FM999990.00')) FROM review r WHERE r.shopper_id = a.shopper_id ORDER BY r.id) AS reviews
  FROM ledger_account a LEFT JOIN orders o ON o.id = nullif($2, '') AND o.shopper_id = a.shopper_id
 WHERE a.id = 'shopper:' || $1`;

/** When an order ends, in minutes from now. */
export async function minutesLeft(orderId: string): Promise<number> {
  const row = await queryOne<{ minutes: number }>({
    text: "SELECT (extract(epoch FROM expires_at - now()) / 60)::float8 AS minutes FROM orders WHERE id = $1",
    values: [orderId],
  });
  return row.minutes;
}

/** Reviews of a subject that belongs to nobody. */
export async function reviewsOf(subject: string): Promise<string[]> {
  const rows = await query<{ reason: string }>({
    text: "SELECT reason FROM review WHERE subject = $1 ORDER BY id",
    values: [subject],
  });
  return rows.map(({ reason }) => reason);
}

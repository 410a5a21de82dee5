import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import { openPayment } from "@/lib/order/open-payment";
import "@/test/database";
import { connectGateway, pay, report, setVariables } from "@/test/connect-gateway";
import { makePayable, makeRefill, makeRemainder, standingOf } from "@/test/make-payable";

connectGateway(POST);

const hundred = { priceMinor: 10_000n };

test("half a percent that is missing is granted, as a posting of its own", async () => {
  const invoice = await makePayable(hundred);
  await pay({ paymentId: invoice.paymentId, ratio: 0.995 });
  expect(await standingOf(invoice)).toEqual({
    balance: "0.00",
    postings: ["deposit 99.50", "tolerance 0.50", "purchase -100.00"],
    order: "paid",
    units: ["sold"],
    payments: ["settled 99.50"],
    told: ["delivery", "payment_settled"],
    reviews: [],
  });
});

test("a cent more than that is not granted", async () => {
  const invoice = await makePayable(hundred);
  await pay({ paymentId: invoice.paymentId, ratio: 0.9949 });
  expect(await standingOf(invoice)).toMatchObject({
    postings: ["deposit 99.49"],
    order: "awaiting",
    payments: ["underpaid 99.49 -0.51"],
  });
});

test("`finished` with a hair less than asked is a cent short, and the cent is granted", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.24999999" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    postings: ["deposit 24.99", "tolerance 0.01", "purchase -25.00"],
    order: "paid",
  });
});

test("with a tolerance of 0 nothing is granted", async () => {
  setVariables({ UNDERPAYMENT_TOLERANCE_PERCENT: "0" });
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.24999999" });
  expect(await standingOf(invoice)).toMatchObject({
    postings: ["deposit 24.99"],
    order: "awaiting",
    payments: ["underpaid 24.99 -0.01"],
  });
});

test("the remainder counts: what is missing after all payments of the order is granted once", async () => {
  const invoice = await makePayable(hundred);
  await pay({ paymentId: invoice.paymentId, ratio: 0.6 });
  const remainder = await makeRemainder(invoice, "sol");
  await pay({ paymentId: remainder.paymentId, ratio: 0.99 });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    postings: ["deposit 60.00", "deposit 39.60", "tolerance 0.40", "purchase -100.00"],
    order: "paid",
  });
});

test("money that comes after a grant is credited in full and nothing is granted again", async () => {
  const invoice = await makePayable(hundred);
  await pay({ paymentId: invoice.paymentId, ratio: 0.995 });
  await pay({ paymentId: invoice.paymentId, ratio: 0.995 });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "99.50",
    postings: ["deposit 99.50", "tolerance 0.50", "purchase -100.00", "deposit 99.50"],
  });
});

test("the next order of the same shopper is granted its own", async () => {
  const first = await makePayable(hundred);
  const second = await makePayable({ ...hundred, shopperId: first.shopperId });
  await pay({ paymentId: first.paymentId, ratio: 0.995 });
  await pay({ paymentId: second.paymentId, ratio: 0.996 });
  expect(await standingOf(second)).toMatchObject({
    balance: "0.00",
    postings: [
      ...["deposit 99.50", "tolerance 0.50", "purchase -100.00"],
      ...["deposit 99.60", "tolerance 0.40", "purchase -100.00"],
    ],
    order: "paid",
  });
});

test("a refill grants nothing, and neither does paying from the balance", async () => {
  const invoice = await makePayable(hundred);
  const { shopperId, orderId } = invoice;
  const refill = await makeRefill({ amountMinor: 9990n, shopperId });
  await pay({ paymentId: refill.paymentId });
  const request = { type: "order", orderId, currency: "balance" } as const;
  await expect(openPayment({ shopperId, request, requestKey: null })).rejects.toMatchObject({
    code: "INSUFFICIENT_BALANCE",
  });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "99.90",
    postings: ["deposit 99.90"],
    order: "awaiting",
  });
});

test("a deposit grants its own order only: another that misses a cent still waits", async () => {
  const first = await makePayable(hundred);
  const second = await makePayable({ ...hundred, shopperId: first.shopperId });
  await pay({ paymentId: first.paymentId, ratio: 1.9999 });
  expect(await standingOf(second)).toMatchObject({
    balance: "99.99",
    postings: ["deposit 199.99", "purchase -100.00"],
    order: "awaiting",
  });
});

test("a refund never pays the grant out", async () => {
  const { orderId, shopperId, paymentId } = await makePayable(hundred);
  await pay({ paymentId, ratio: 0.995 });
  const refund = (minor: number) =>
    query({
      text: `WITH posted AS (
               SELECT post_ledger('refund:' || $1, 'refund', ARRAY['revenue', 'shopper:' || $2], ARRAY[-$3::bigint, $3::bigint], $1) AS id)
             UPDATE orders SET state = 'refunded' FROM posted WHERE orders.id = $1 AND posted.id IS NOT NULL`,
      values: [orderId, shopperId, minor],
    });
  await expect(refund(10_000)).rejects.toThrow("10000 refunded");
  await expect(refund(9951)).rejects.toThrow("9951 refunded");
  await refund(9950);
  expect(await standingOf({ orderId, shopperId })).toMatchObject({
    balance: "99.50",
    order: "refunded",
    payments: ["settled 99.50"],
  });
});

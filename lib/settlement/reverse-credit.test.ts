import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import "@/test/database";
import { connectGateway, gateway, pay, poll, report, work } from "@/test/connect-gateway";
import { makePayable, makeRefill, spend, standingOf } from "@/test/make-payable";

connectGateway(POST);

async function isFrozen(shopperId: string): Promise<boolean> {
  const [row] = await query<{ frozen: boolean }>({
    text: "SELECT frozen_at IS NOT NULL AS frozen FROM shopper WHERE id = $1",
    values: [shopperId],
  });
  return row?.frozen ?? false;
}

test("a credit that the gateway takes back leaves the balance, once", async () => {
  const refill = await makeRefill();
  await pay({ paymentId: refill.paymentId });
  await report(refill.paymentId, { status: "refunded" });
  await report(refill.paymentId, { status: "refunded" });
  await poll(refill.depositId);
  expect(await standingOf(refill)).toMatchObject({
    balance: "0.00",
    postings: ["deposit 25.00", "reversal -25.00"],
    told: ["payment_credited", "payment_reversed"],
    reviews: [],
  });
  expect((await standingOf(refill)).payments[0]).toMatch(/^failed/);
  expect(await isFrozen(refill.shopperId)).toBe(false);
});

test("what was spent of it before waits in review, and the account is frozen for spending", async () => {
  const refill = await makeRefill();
  await pay({ paymentId: refill.paymentId });
  await spend(refill.shopperId, 1000n);
  await report(refill.paymentId, { status: "refunded" });
  await report(refill.paymentId, { status: "refunded" });
  expect(await standingOf(refill)).toMatchObject({
    balance: "0.00",
    postings: ["deposit 25.00", "purchase -10.00", "reversal -15.00"],
    told: ["payment_credited", "delivery", "payment_reversed"],
    reviews: ["GATEWAY_REFUNDED 10.00"],
  });
  expect((await standingOf(refill)).payments[0]).toMatch(/^review/);
  expect(await isFrozen(refill.shopperId)).toBe(true);
  await expect(spend(refill.shopperId, 100n)).rejects.toMatchObject({ code: "FROZEN" });
  await expect(makePayable({ shopperId: refill.shopperId })).rejects.toMatchObject({
    code: "FROZEN",
  });
});

test("money still comes in to a frozen account", async () => {
  const refill = await makeRefill();
  await pay({ paymentId: refill.paymentId });
  await spend(refill.shopperId, 2500n);
  const next = await makeRefill({ shopperId: refill.shopperId });
  await report(refill.paymentId, { status: "refunded" });
  await pay({ paymentId: next.paymentId });
  expect(await standingOf(refill)).toMatchObject({
    balance: "25.00",
    postings: ["deposit 25.00", "purchase -25.00", "deposit 25.00"],
    reviews: ["GATEWAY_REFUNDED 25.00"],
  });
});

test("a payment that bought goods and is taken back: the goods stay sold, the loss is in review", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId });
  await report(invoice.paymentId, { status: "refunded" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    postings: ["deposit 25.00", "purchase -25.00"],
    order: "paid",
    units: ["sold"],
    reviews: ["GATEWAY_REFUNDED 25.00"],
  });
  expect(await isFrozen(invoice.shopperId)).toBe(true);
});

test("only the payment that was taken back is reversed, not the second one on its address", async () => {
  const refill = await makeRefill();
  await pay({ paymentId: refill.paymentId });
  const second = await pay({ paymentId: refill.paymentId, amount: "0.1" });
  await report(second.paymentId, { status: "refunded" });
  expect(await standingOf(refill)).toMatchObject({
    balance: "25.00",
    postings: ["deposit 25.00", "deposit 10.00", "reversal -10.00"],
    reviews: [],
  });
  expect((await standingOf(refill)).payments[0]).toMatch(/^settled/);
});

test("an underpayment that is taken back leaves the order waiting for all of it", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, ratio: 0.6 });
  await report(invoice.paymentId, { status: "refunded" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    postings: ["deposit 15.00", "reversal -15.00"],
    order: "awaiting",
    reviews: [],
  });
});

test("`refunded` of what was never credited is a failed payment and no posting", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "confirming", actuallyPaid: "0.25" });
  await report(invoice.paymentId, { status: "refunded" });
  expect(await standingOf(invoice)).toEqual({
    balance: "0.00",
    postings: [],
    order: "awaiting",
    units: ["reserved"],
    payments: ["failed 0.00"],
    told: ["payment_seen", "payment_failed"],
    reviews: [],
  });
});

test("what was taken back is not credited again, whatever the gateway says then", async () => {
  const refill = await makeRefill();
  await pay({ paymentId: refill.paymentId });
  await report(refill.paymentId, { status: "refunded" });
  await report(refill.paymentId, { status: "finished" });
  await report(refill.paymentId, { status: "finished", actuallyPaid: "0.5" });
  expect(await standingOf(refill)).toMatchObject({
    balance: "0.00",
    postings: ["deposit 25.00", "reversal -25.00"],
  });
});

test("a failed payment is said to have failed; the order waits on and a later one pays it", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "failed" });
  await report(invoice.paymentId, { status: "failed" });
  expect(await standingOf(invoice)).toEqual({
    balance: "0.00",
    postings: [],
    order: "awaiting",
    units: ["reserved"],
    payments: ["failed 0.00"],
    told: ["payment_failed"],
    reviews: [],
  });
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toMatchObject({ order: "paid", payments: ["settled 25.00"] });
});

test("a payment that the gateway ends unpaid is expired, its order is not", async () => {
  const invoice = await makePayable();
  await gateway().expire(invoice.paymentId);
  await work();
  expect(await standingOf(invoice)).toMatchObject({
    postings: [],
    order: "awaiting",
    units: ["reserved"],
    payments: ["expired 0.00"],
    told: [],
  });
});

test("a part that was credited stays when the merchant's own gateway account calls the payment cancelled", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, ratio: 0.6 });
  await report(invoice.paymentId, { status: "cancelled" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "15.00",
    order: "awaiting",
    payments: ["underpaid 15.00 -10.00"],
  });
});

test("a credit that is taken back while a second transfer is on its way is under way again", async () => {
  const refill = await makeRefill();
  await pay({ paymentId: refill.paymentId });
  await pay({ paymentId: refill.paymentId, amount: "0.1", finishAs: "confirming" });
  await report(refill.paymentId, { status: "refunded" });
  expect(await standingOf(refill)).toMatchObject({
    balance: "0.00",
    payments: ["confirming 0.00"],
    reviews: [],
  });
});

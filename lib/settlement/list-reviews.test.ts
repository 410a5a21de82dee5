import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import { env } from "@/lib/env";
import "@/test/database";
import { cancelOrder } from "@/lib/order/cancel-order";
import { connectGateway, gateway, pay, poll, report, work, world } from "@/test/connect-gateway";
import { makePayable, makeRefill, spend } from "@/test/make-payable";
import { listReviews } from "./list-reviews";
import { openReview } from "./open-review";

connectGateway(POST);

test("a review comes with all that is known about it, and with the outcomes it may have", async () => {
  const invoice = await makePayable();
  const child = await pay({ paymentId: invoice.paymentId, coin: "sol", amount: "1" });
  const [review] = (await listReviews({ state: "open" })).items;
  expect(review).toMatchObject({
    ...{ reason: "WRONG_COIN_LARGE", state: "open", gateway: "nowpayments", currency: "EUR" },
    ...{ subject: child.paymentId, proposed: "200.00", owed: null, resolved: null },
    payment: { payment_id: invoice.depositId, status: "review", price: "25.00", credited: "0.00" },
    order: { order_id: invoice.orderId, status: "awaiting", total: "25.00" },
    shopper: { shopper_id: invoice.shopperId, balance: "0.00", is_frozen: false },
    outcomes: ["delivered", "credited", "dismissed"],
    evidence: { payCurrency: "sol", receivedAmount: "1" },
  });
});

test("of a payment taken back it says what is owed, and what the balance has of it by now", async () => {
  const refill = await makeRefill();
  await pay({ paymentId: refill.paymentId });
  await spend(refill.shopperId, 1000n);
  await report(refill.paymentId, { status: "refunded" });
  const more = await makeRefill({ shopperId: refill.shopperId, amountMinor: 700n });
  await pay({ paymentId: more.paymentId });
  const [review] = (await listReviews({ state: "open", reason: "GATEWAY_REFUNDED" })).items;
  expect(review).toMatchObject({ owed: "10.00", proposed: "7.00", outcomes: ["unfrozen"] });
});

test("a payment that came to life after it was taken back is not credited again: only what the books will do is offered", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.20" });
  await report(invoice.paymentId, { status: "refunded" });
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.25" });
  const [review] = (await listReviews({ state: "open", reason: "AMOUNT_CONFLICT" })).items;
  expect(review).toMatchObject({
    ...{ subject: invoice.paymentId, is_taken_back: true, outcomes: ["dismissed"] },
  });
});

test("an order that is over is not offered to be delivered", async () => {
  const invoice = await makePayable();
  await cancelOrder({ orderId: invoice.orderId, shopperId: invoice.shopperId });
  const child = await pay({ paymentId: invoice.paymentId, coin: "sol", amount: "1" });
  const [review] = (await listReviews({ state: "open" })).items;
  expect(review).toMatchObject({
    ...{ subject: child.paymentId, is_taken_back: false, outcomes: ["credited", "dismissed"] },
    order: { status: "cancelled" },
  });
});

test("what turned out to be somebody's is not offered to be attached to another", async () => {
  world().weather.ipnDropRate = 1;
  const refill = await makeRefill();
  const child = await pay({ paymentId: refill.paymentId, coin: "sol", amount: "1" });
  await openReview({
    ...{ reason: "UNKNOWN_PAYMENT", gateway: "nowpayments", subject: child.paymentId },
    evidence: {},
  });
  const outcomes = async () =>
    (await listReviews({ state: "open", reason: "UNKNOWN_PAYMENT" })).items.map(
      (review) => review.outcomes,
    );
  expect(await outcomes()).toEqual([["attached", "dismissed"]]);
  await poll(refill.depositId); // the gateway shows whose it is; its coin is one that a person must look at
  expect(await outcomes()).toEqual([["dismissed"]]);
  await query({
    text: "UPDATE review SET state = 'resolved', resolved_at = now() WHERE subject = $1 AND state = 'open'",
    values: [child.paymentId],
  });
});

test("what nobody could read is shown as it came", async () => {
  const body = { hello: "wörld" };
  await fetch(`${env().PUBLIC_URL}/api/ipn/nowpayments`, {
    method: "POST",
    headers: { "x-nowpayments-sig": gateway().signIpn(body) },
    body: JSON.stringify(body),
  });
  await work();
  const [review] = (await listReviews({ state: "open", reason: "UNKNOWN_SHAPE" })).items;
  expect(review).toMatchObject({
    evidence: '{"hello":"wörld"}',
    outcomes: ["attached", "dismissed"],
  });
});

test("what ended by itself says so, and pages hold every review once", async () => {
  const refill = await makeRefill();
  await report(refill.paymentId, { status: "on_hold", actuallyPaid: "0.25" });
  await report(refill.paymentId, { status: "finished" });
  const [ended] = (await listReviews({ state: "resolved" })).items;
  expect(ended).toMatchObject({ outcomes: [], resolved: { by: null, outcome: null, note: null } });
  await query({
    text: `INSERT INTO review (reason, gateway, subject, evidence)
           SELECT 'UNKNOWN_PAYMENT', 'nowpayments', 'page-' || n, '{}' FROM generate_series(1, 45) AS n`,
  });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listReviews({ state: "open", reason: "UNKNOWN_PAYMENT", cursor });
    seen.push(...page.items.map(({ review_id: id }) => id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(45);
  expect(new Set(seen).size).toBe(45);
});

import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import { env } from "@/lib/env";
import "@/test/database";
import { connectGateway, gateway, passTime, pay, poll, report, work } from "@/test/connect-gateway";
import { makePayable, reviewsOf, standingOf } from "@/test/make-payable";

connectGateway(POST);

const untouched = { balance: "0.00", postings: [], order: "awaiting", units: ["reserved"] };

test("`finished` without a coin is a review, and the admins hear of it once", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0" });
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0" });
  await poll(invoice.depositId);
  expect(await standingOf(invoice)).toEqual({
    ...untouched,
    payments: ["review 0.00"],
    told: ["payment_review"],
    reviews: ["FINISHED_EMPTY"],
  });
  const alarms = await query({
    text: "SELECT chat_id FROM notification WHERE kind = 'admin_alarm' AND payload->>'subject' = $1",
    values: [invoice.paymentId],
  });
  expect(alarms).toEqual([{ chat_id: "9001" }]);
});

test.each([
  ["price", { priceAmount: "24.99" }],
  ["fraction of a cent", { priceAmount: "25.001" }],
  ["currency", { priceCurrency: "usd" }],
  ["coin", { payCurrency: "sol" }],
])(
  "a payment whose %s is not ours any more is a conflict and is not credited",
  async (_what, patch) => {
    const invoice = await makePayable();
    await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.25", ...patch });
    expect(await standingOf(invoice)).toEqual({
      ...untouched,
      payments: ["review 0.00"],
      told: ["payment_review"],
      reviews: ["AMOUNT_CONFLICT"],
    });
  },
);

test("a payment that carries another shopper's order is a conflict, and neither is credited", async () => {
  const victim = await makePayable();
  const thief = await makePayable();
  await report(victim.paymentId, {
    status: "finished",
    actuallyPaid: "0.25",
    orderId: thief.depositId,
  });
  expect(await standingOf(victim)).toMatchObject({ ...untouched, reviews: ["AMOUNT_CONFLICT"] });
  expect(await standingOf(thief)).toMatchObject({ ...untouched, reviews: [] });
});

test("an event that claims another shopper's order credits whose payment it is", async () => {
  const payer = await makePayable();
  const thief = await makePayable();
  gateway().setPayment(payer.paymentId, { status: "finished", actuallyPaid: "0.25" });
  await gateway().sendIpn(payer.paymentId, { order_id: thief.depositId });
  await work();
  expect(await standingOf(payer)).toMatchObject({ order: "paid", payments: ["settled 25.00"] });
  expect(await standingOf(thief)).toMatchObject({ ...untouched, reviews: [] });
});

test("a payment under an order that we never made is a review, but only once it carries money", async () => {
  const stranger = gateway().create({
    priceAmount: "25",
    priceCurrency: "eur",
    payCurrency: "ltc",
    orderId: "somebody-elses-shop",
    orderDescription: null,
    ipnCallbackUrl: `${env().PUBLIC_URL}/api/ipn/nowpayments`,
  });
  await report(stranger.paymentId, {});
  expect(await reviewsOf(stranger.paymentId)).toEqual([]);
  await pay({ paymentId: stranger.paymentId });
  expect(await reviewsOf(stranger.paymentId)).toEqual(["UNKNOWN_PAYMENT"]);
});

test("a payment that the gateway itself does not know is a review after some tries", async () => {
  const { paymentId } = await makePayable();
  await gateway().sendIpn(paymentId, { payment_id: 4_999_999_999 });
  await work();
  await passTime(1);
  await work();
  expect(await reviewsOf("4999999999")).toEqual([]);
  await passTime(1);
  await work();
  expect(await reviewsOf("4999999999")).toEqual(["UNKNOWN_PAYMENT"]);
  expect(await query({ text: "SELECT 1 FROM payment_event WHERE state = 'queued'" })).toEqual([]);
});

test.each(["wrong_asset_confirmed", "Finished", "on_hold"])(
  "the unknown word %s is a review and is not taken for money",
  async (status) => {
    const invoice = await makePayable();
    await report(invoice.paymentId, { status, actuallyPaid: "0.25" });
    expect(await standingOf(invoice)).toEqual({
      ...untouched,
      payments: ["review 0.00"],
      told: ["payment_review"],
      reviews: ["UNKNOWN_STATUS"],
    });
  },
);

test.each([
  ["an unknown word", { status: "on_hold", actuallyPaid: "0.25" }],
  ["a `finished` without a coin", { status: "finished", actuallyPaid: "0" }],
])("what %s left open ends by itself once the gateway says it plainly", async (_what, patch) => {
  const invoice = await makePayable();
  await report(invoice.paymentId, patch);
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.25" });
  expect(await standingOf(invoice)).toMatchObject({
    order: "paid",
    payments: ["settled 25.00"],
  });
  const open = "SELECT 1 FROM review WHERE subject = $1 AND state = 'open'";
  expect(await query({ text: open, values: [invoice.paymentId] })).toEqual([]);
});

test("a genuine event of an unknown shape is a review with its evidence", async () => {
  const body = { hello: "world" };
  const response = await fetch(`${env().PUBLIC_URL}/api/ipn/nowpayments`, {
    method: "POST",
    headers: { "x-nowpayments-sig": gateway().signIpn(body) },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  await work();
  const reviews = await query({
    text: `SELECT r.reason, convert_from(e.raw_body, 'UTF8') AS said FROM review r
             JOIN payment_event e ON e.id = (r.evidence->>'payment_event_id')::bigint AND e.event_key = r.subject WHERE r.reason = 'UNKNOWN_SHAPE'`,
  });
  expect(reviews).toEqual([{ reason: "UNKNOWN_SHAPE", said: '{"hello":"world"}' }]);
});

import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import { expireOrders } from "@/lib/order/expire-orders";
import "@/test/database";
import {
  connectGateway,
  gateway,
  passTime,
  pay,
  poll,
  report,
  setVariables,
  world,
} from "@/test/connect-gateway";
import { makePayable, makeRefill, reviewsOf, standingOf } from "@/test/make-payable";

connectGateway(POST);

test.each(["partially_paid", "confirming"])(
  "dust that is %s in time does not hold the quote for coins that come when it is stale",
  async (status) => {
    setVariables({ ORDER_TTL_MINUTES: "600" });
    const invoice = await makePayable();
    await report(invoice.paymentId, { status, actuallyPaid: "0.0001" });
    await passTime(81);
    gateway().setRate("ltc", "50");
    await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.25" });
    const { order, balance } = await standingOf(invoice);
    expect(order).toBe("awaiting");
    expect(["12.50", "12.51"]).toContain(balance); // the dust is worth its quote, where it was final in time
  },
);

test("a payment that asks for nothing is a conflict once money comes, and nothing before", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "waiting", payAmount: "0" });
  expect((await standingOf(invoice)).payments).toEqual(["waiting 0.00"]);
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.25", payAmount: "0" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    reviews: ["AMOUNT_CONFLICT"],
  });
  expect(await query({ text: "SELECT 1 FROM payment_event WHERE state = 'queued'" })).toEqual([]);
});

test("late money that falls short is told to its shopper", async () => {
  const invoice = await makePayable();
  await passTime(31);
  await expireOrders({ batch: 100 });
  await pay({ paymentId: invoice.paymentId, ratio: 0.6 });
  expect((await standingOf(invoice)).told).toEqual(["order_expired", "payment_late"]);
});

test("a second transfer that claims another order than its first one is a conflict, credited to nobody", async () => {
  const payer = await makePayable();
  const other = await makePayable();
  world().weather.ipnDropRate = 1;
  await pay({ paymentId: payer.paymentId });
  const child = await pay({ paymentId: payer.paymentId, coin: "sol", amount: "0.1" });
  world().weather.ipnDropRate = 0;
  await report(child.paymentId, { orderId: other.depositId });
  expect(await standingOf(other)).toMatchObject({ balance: "0.00", reviews: [] });
  expect(await reviewsOf(child.paymentId)).toEqual(["AMOUNT_CONFLICT"]);
});

test("coins of a payment that the gateway's owner cancelled by hand are credited: nobody sends them back", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "cancelled", actuallyPaid: "0.15" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "15.00",
    payments: ["underpaid 15.00 -10.00"],
  });
});

test.each(["failed", "expired"])(
  "coins of a payment that is %s wait for a person",
  async (status) => {
    const invoice = await makePayable();
    await report(invoice.paymentId, { status, actuallyPaid: "0.25" });
    expect(await standingOf(invoice)).toMatchObject({
      balance: "0.00",
      payments: ["review 0.00"],
      reviews: ["UNKNOWN_STATUS"],
    });
  },
);

test("a second transfer that the gateway cannot show hides no other, and the admins hear of it", async () => {
  world().weather.ipnDropRate = 1;
  const refill = await makeRefill();
  await pay({ paymentId: refill.paymentId });
  const child = await pay({ paymentId: refill.paymentId, amount: "0.1" });
  gateway().setPayment(refill.paymentId, { childPaymentIds: ["4999999998", child.paymentId] });
  await poll(refill.depositId);
  expect(await standingOf(refill)).toMatchObject({ balance: "35.00" });
  expect(await reviewsOf("4999999998")).toEqual(["UNKNOWN_PAYMENT"]);
});

test("final coins worth less than a cent do not keep a payment confirming", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "confirming", actuallyPaid: "0.0000001" });
  await report(invoice.paymentId, { status: "partially_paid", actuallyPaid: "0.0000001" });
  expect((await standingOf(invoice)).payments).toEqual(["waiting 0.00"]);
});

test("a payment that comes to life after it went back empty is credited like any other", async () => {
  const refill = await makeRefill();
  await report(refill.paymentId, { status: "refunded", actuallyPaid: "0" });
  await report(refill.paymentId, { status: "finished", actuallyPaid: "0.25" });
  expect(await standingOf(refill)).toMatchObject({ balance: "25.00", payments: ["settled 25.00"] });
});

test("a payment that comes to life after its credit went back waits for a person", async () => {
  const refill = await makeRefill();
  await report(refill.paymentId, { status: "finished", actuallyPaid: "0.25" });
  await report(refill.paymentId, { status: "refunded" });
  await report(refill.paymentId, { status: "finished", actuallyPaid: "0.5" });
  expect(await standingOf(refill)).toMatchObject({
    balance: "0.00",
    payments: ["review 0.00"],
    reviews: ["AMOUNT_CONFLICT"],
  });
  expect(await query({ text: "SELECT 1 FROM payment_event WHERE state = 'queued'" })).toEqual([]);
});

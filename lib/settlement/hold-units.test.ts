import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import { expireOrders } from "@/lib/order/expire-orders";
import { connectGateway, passTime, pay, report } from "@/test/connect-gateway";
import "@/test/database";
import { makePayable, makeRemainder, minutesLeft, standingOf } from "@/test/make-payable";

connectGateway(POST);

async function reservedMinutes(orderId: string): Promise<number> {
  const [row] = await query<{ minutes: number }>({
    text: "SELECT (extract(epoch FROM reserved_until - now()) / 60)::float8 AS minutes FROM stock_unit WHERE order_id = $1",
    values: [orderId],
  });
  return row?.minutes ?? 0;
}

test("the asked amount on the chain holds the units two hours longer, once", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "confirming", actuallyPaid: "0.25" });
  expect(await minutesLeft(invoice.orderId)).toBeCloseTo(150, 0);
  expect(await reservedMinutes(invoice.orderId)).toBeCloseTo(150, 0);
  await report(invoice.paymentId, { status: "confirmed" });
  await report(invoice.paymentId, { status: "sending" });
  const second = await makeRemainder(invoice, "sol");
  await report(second.paymentId, { status: "confirming", actuallyPaid: "0.125" });
  expect(await minutesLeft(invoice.orderId)).toBeCloseTo(150, 0);
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    postings: [],
    payments: ["confirming 0.00", "confirming 0.00"],
    told: ["payment_seen", "payment_seen"],
  });
});

test.each([
  ["0.24875", 150], // 99.5 %: less the tolerance
  ["0.24874", 30],
  ["0.025", 30],
])("%s of 0.25 on the chain leaves the order %i minutes", async (actuallyPaid, minutes) => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "confirmed", actuallyPaid });
  expect(await minutesLeft(invoice.orderId)).toBeCloseTo(minutes, 0);
  expect(await standingOf(invoice)).toEqual({
    balance: "0.00",
    postings: [],
    order: "awaiting",
    units: ["reserved"],
    payments: ["confirming 0.00"],
    told: ["payment_seen"],
    reviews: [],
  });
});

test.each([
  ["a second transfer", { amount: "0.001" }],
  ["another coin", { coin: "sol", amount: "0.00001" }],
])(
  "a grain as %s holds nothing longer, since nobody knows what was asked of it",
  async (_as, grain) => {
    const invoice = await makePayable();
    await pay({ paymentId: invoice.paymentId, amount: "0.001" });
    await pay({ paymentId: invoice.paymentId, ...grain, finishAs: "confirming" });
    expect(await standingOf(invoice)).toMatchObject({ postings: ["deposit 0.10"] });
    expect(await minutesLeft(invoice.orderId)).toBeCloseTo(30, 0);
  },
);

test("an order whose payment is seen is left alone at its end, for two hours", async () => {
  const invoice = await makePayable();
  const unseen = await makePayable();
  await report(invoice.paymentId, { status: "confirming", actuallyPaid: "0.025" });
  await passTime(31);
  expect(await expireOrders({ batch: 100 })).toBe(1);
  expect(await standingOf(unseen)).toMatchObject({ order: "expired" });
  expect(await standingOf(invoice)).toMatchObject({ order: "awaiting", units: ["reserved"] });
  await passTime(120);
  await expireOrders({ batch: 100 });
  expect(await standingOf(invoice)).toMatchObject({
    order: "expired",
    units: [],
    payments: ["confirming 0.00"],
  });
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.25" });
  expect(await standingOf(invoice)).toMatchObject({ order: "paid", units: ["sold"] });
});

test("the full amount seen holds the units for four hours in all and a half, and then no longer", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "confirming", actuallyPaid: "0.25" });
  await passTime(269);
  await expireOrders({ batch: 100 });
  expect(await standingOf(invoice)).toMatchObject({ order: "awaiting" });
  await passTime(2);
  await expireOrders({ batch: 100 });
  expect(await standingOf(invoice)).toMatchObject({ order: "expired", units: [] });
});

test("a payment that disappears from the chain waits again, and the order ends at its time", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "confirming", actuallyPaid: "0.025" });
  await report(invoice.paymentId, { status: "waiting", actuallyPaid: "0" });
  expect(await standingOf(invoice)).toMatchObject({ payments: ["waiting 0.00"] });
  await passTime(31);
  await expireOrders({ batch: 100 });
  expect(await standingOf(invoice)).toMatchObject({ order: "expired", payments: ["expired 0.00"] });
});

test("money that is final before anybody ended the overdue order pays it", async () => {
  const invoice = await makePayable();
  await passTime(31);
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    order: "paid",
    told: ["delivery", "payment_settled"],
  });
});

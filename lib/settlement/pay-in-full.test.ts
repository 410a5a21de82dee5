import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import "@/test/database";
import { connectGateway, gateway, pay, report } from "@/test/connect-gateway";
import { makePayable, makeRefill, standingOf } from "@/test/make-payable";

connectGateway(POST);

test("the exact amount pays the order, by way of every step, and nothing is left on the balance", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, confirmations: "steps" });
  const standing = await standingOf(invoice);
  expect(standing).toMatchObject({
    balance: "0.00",
    postings: ["deposit 25.00", "purchase -25.00"],
    order: "paid",
    units: ["sold"],
    payments: ["settled 25.00"],
    reviews: [],
  });
  expect(standing.told.filter((kind) => kind !== "payment_seen")).toEqual([
    "delivery",
    "payment_settled",
  ]);
});

test("what was paid above the price stays on the balance", async () => {
  const invoice = await makePayable({ quantity: 2 });
  await pay({ paymentId: invoice.paymentId, ratio: 1.5 });
  expect(await standingOf(invoice)).toEqual({
    balance: "25.00",
    postings: ["deposit 75.00", "purchase -50.00"],
    order: "paid",
    units: ["sold", "sold"],
    payments: ["settled 75.00"],
    told: ["delivery", "payment_settled"],
    reviews: [],
  });
});

test("a second transfer to the same address is credited and buys nothing twice", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId });
  await pay({ paymentId: invoice.paymentId });
  await pay({ paymentId: invoice.paymentId, amount: "0.1" });
  expect(await standingOf(invoice)).toEqual({
    balance: "35.00",
    postings: ["deposit 25.00", "purchase -25.00", "deposit 25.00", "deposit 10.00"],
    order: "paid",
    units: ["sold"],
    payments: ["settled 60.00"],
    told: ["delivery", "payment_settled", "payment_late", "payment_late"],
    reviews: [],
  });
});

test("a second transfer that the gateway calls partially paid is credited all the same", async () => {
  gateway().settings.repeatedStatus = "partially_paid";
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId });
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "25.00",
    payments: ["settled 50.00"],
  });
});

test("two transfers that make up the price together pay the order", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, amount: "0.1" });
  await pay({ paymentId: invoice.paymentId, amount: "0.15" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    postings: ["deposit 10.00", "deposit 15.00", "purchase -25.00"],
    order: "paid",
    payments: ["settled 25.00"],
  });
});

test("parts that arrive on one payment are credited once each, and the last one pays the order", async () => {
  const invoice = await makePayable();
  const { paymentId } = invoice;
  await report(paymentId, { status: "partially_paid", actuallyPaid: "0.075" });
  await report(paymentId, { status: "partially_paid", actuallyPaid: "0.075" });
  expect(await standingOf(invoice)).toMatchObject({
    postings: ["deposit 7.50"],
    payments: ["underpaid 7.50 -17.50"],
  });
  await report(paymentId, { status: "finished", actuallyPaid: "0.25" });
  await report(paymentId, { status: "finished", actuallyPaid: "0.25" });
  expect(await standingOf(invoice)).toEqual({
    balance: "0.00",
    postings: ["deposit 7.50", "deposit 17.50", "purchase -25.00"],
    order: "paid",
    units: ["sold"],
    payments: ["settled 25.00"],
    told: ["payment_underpaid", "delivery", "payment_settled"],
    reviews: [],
  });
});

test("many small parts lose no cent to rounding", async () => {
  const invoice = await makePayable({ priceMinor: 1000n });
  for (let part = 1; part <= 12; part += 1)
    await report(invoice.paymentId, {
      status: "partially_paid",
      actuallyPaid: `0.${String(part * 769_230).padStart(8, "0")}`,
    });
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.1" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    postings: ["deposit 0.76", ...Array(12).fill("deposit 0.77"), "purchase -10.00"],
    order: "paid",
    payments: ["settled 10.00"],
  });
});

test("a refill is credited as it comes: exactly, in parts, too much", async () => {
  const exact = await makeRefill();
  await pay({ paymentId: exact.paymentId });
  expect(await standingOf(exact)).toEqual({
    balance: "25.00",
    postings: ["deposit 25.00"],
    order: null,
    units: [],
    payments: ["settled 25.00"],
    told: ["payment_credited"],
    reviews: [],
  });
  const short = await makeRefill();
  await pay({ paymentId: short.paymentId, ratio: 0.4 });
  expect(await standingOf(short)).toMatchObject({ balance: "10.00", payments: ["settled 10.00"] });
  const ample = await makeRefill();
  await pay({ paymentId: ample.paymentId, ratio: 3 });
  expect(await standingOf(ample)).toMatchObject({ balance: "75.00", payments: ["settled 75.00"] });
});

test("a refill pays no order, however much it brings", async () => {
  const invoice = await makePayable();
  const refill = await makeRefill({ amountMinor: 10_000n, shopperId: invoice.shopperId });
  await pay({ paymentId: refill.paymentId });
  expect(await standingOf(invoice)).toEqual({
    balance: "100.00",
    postings: ["deposit 100.00"],
    order: "awaiting",
    units: ["reserved"],
    payments: ["waiting 0.00", "settled 100.00"],
    told: ["payment_credited"],
    reviews: [],
  });
});

test("a deposit pays its own order and no other of the same shopper", async () => {
  const first = await makePayable();
  const second = await makePayable({ shopperId: first.shopperId });
  await pay({ paymentId: first.paymentId, ratio: 2 });
  expect(await standingOf(first)).toMatchObject({ balance: "25.00", order: "paid" });
  expect(await standingOf(second)).toMatchObject({ order: "awaiting", units: ["reserved"] });
});

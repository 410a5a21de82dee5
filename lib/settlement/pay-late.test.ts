import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import { expireDeposits } from "@/lib/deposit/expire-deposits";
import { cancelOrder } from "@/lib/order/cancel-order";
import { expireOrders } from "@/lib/order/expire-orders";
import "@/test/database";
import { connectGateway, gateway, passTime, pay, report } from "@/test/connect-gateway";
import {
  type Invoice,
  makePayable,
  makeRefill,
  makeRemainder,
  standingOf,
} from "@/test/make-payable";

connectGateway(POST);

async function lapse(): Promise<void> {
  await passTime(31);
  await expireOrders({ batch: 100 });
}

async function makeLapsed(options: Parameters<typeof makePayable>[0] = {}): Promise<Invoice> {
  const invoice = await makePayable(options);
  await lapse();
  expect(await standingOf(invoice)).toMatchObject({ order: "expired", payments: ["expired 0.00"] });
  return invoice;
}

test("late money pays its order as long as the goods are there", async () => {
  const invoice = await makeLapsed({ quantity: 2 });
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toEqual({
    balance: "0.00",
    postings: ["deposit 50.00", "purchase -50.00"],
    order: "paid",
    units: ["sold", "sold"],
    payments: ["settled 50.00"],
    told: ["order_expired", "delivery", "payment_settled"],
    reviews: [],
  });
});

test("late money finds some of the goods gone: it stays on the balance, nothing is held and the shopper is told", async () => {
  const invoice = await makeLapsed({ quantity: 2, units: 3 });
  const rival = await makePayable({ offerId: invoice.offerId, quantity: 2 });
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toEqual({
    balance: "50.00",
    postings: ["deposit 50.00"],
    order: "expired",
    units: [],
    payments: ["expired 50.00"],
    told: ["order_expired", "payment_late"],
    reviews: [],
  });
  await pay({ paymentId: rival.paymentId });
  expect(await standingOf(rival)).toMatchObject({ order: "paid", units: ["sold", "sold"] });
});

test("late money that fell short is paid up by a second transfer", async () => {
  const invoice = await makeLapsed();
  await pay({ paymentId: invoice.paymentId, ratio: 0.6 });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "15.00",
    order: "expired",
    payments: ["expired 15.00"],
  });
  await pay({ paymentId: invoice.paymentId, amount: "0.1" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    order: "paid",
    payments: ["settled 25.00"],
  });
});

test("late money is granted the tolerance like any other", async () => {
  const invoice = await makeLapsed();
  await pay({ paymentId: invoice.paymentId, ratio: 0.996 });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    postings: ["deposit 24.90", "tolerance 0.10", "purchase -25.00"],
    order: "paid",
  });
});

test("money for a payment that the gateway had given up is credited when it comes", async () => {
  const invoice = await makePayable();
  await gateway().expire(invoice.paymentId);
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    order: "paid",
    payments: ["settled 25.00"],
  });
});

test("money for a cancelled order is credited and never pays it", async () => {
  const invoice = await makePayable();
  await cancelOrder(invoice);
  await pay({ paymentId: invoice.paymentId });
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toEqual({
    balance: "50.00",
    postings: ["deposit 25.00", "deposit 25.00"],
    order: "cancelled",
    units: [],
    payments: ["expired 50.00"],
    told: ["payment_late", "payment_late"],
    reviews: [],
  });
});

test("an order that is cancelled while its money confirms is not paid by it", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "confirming", actuallyPaid: "0.25" });
  await cancelOrder(invoice);
  await report(invoice.paymentId, { status: "finished" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "25.00",
    order: "cancelled",
    units: [],
    told: ["payment_seen", "payment_late"],
  });
});

test("a refill that had ended is credited when its money comes", async () => {
  const refill = await makeRefill();
  await passTime(31);
  await expireDeposits({ batch: 100 });
  expect(await standingOf(refill)).toMatchObject({ payments: ["expired 0.00"] });
  await pay({ paymentId: refill.paymentId });
  expect(await standingOf(refill)).toMatchObject({
    balance: "25.00",
    payments: ["settled 25.00"],
    told: ["payment_expired", "payment_credited"],
  });
});

test("a frozen shopper's money is credited and buys nothing", async () => {
  const invoice = await makePayable();
  await query({
    text: "UPDATE shopper SET frozen_at = now() WHERE id = $1",
    values: [invoice.shopperId],
  });
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "25.00",
    postings: ["deposit 25.00"],
    order: "awaiting",
    units: ["reserved"],
    told: ["payment_late"],
  });
  await expect(makeRemainder(invoice)).rejects.toMatchObject({ code: "FROZEN" });
});

test("two invoices for one order, both paid: the second is credited", async () => {
  const invoice = await makePayable();
  const other = await makeRemainder(invoice, "sol");
  await pay({ paymentId: other.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    order: "paid",
    payments: ["expired 0.00", "settled 25.00"],
  });
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "25.00",
    postings: ["deposit 25.00", "purchase -25.00", "deposit 25.00"],
    payments: ["settled 25.00", "settled 25.00"],
    told: ["delivery", "payment_settled", "payment_late"],
  });
});

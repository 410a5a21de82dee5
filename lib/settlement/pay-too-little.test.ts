import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { getPayment } from "@/lib/deposit/get-payment";
import { cancelOrder } from "@/lib/order/cancel-order";
import { expireOrders } from "@/lib/order/expire-orders";
import { openPayment } from "@/lib/order/open-payment";
import "@/test/database";
import { connectGateway, gateway, passTime, pay, report } from "@/test/connect-gateway";
import {
  makePayable,
  makeRefill,
  makeRemainder,
  minutesLeft,
  spend,
  standingOf,
} from "@/test/make-payable";

connectGateway(POST);

test("too little stays on the balance, the order waits and the remainder is asked", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, ratio: 0.6 });
  expect(await standingOf(invoice)).toEqual({
    balance: "15.00",
    postings: ["deposit 15.00"],
    order: "awaiting",
    units: ["reserved"],
    payments: ["underpaid 15.00 -10.00"],
    told: ["payment_underpaid"],
    reviews: [],
  });
});

test("the remainder is paid in another coin, and both payments are settled then", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, ratio: 0.6 });
  const remainder = await makeRemainder(invoice, "sol");
  expect(remainder.view).toMatchObject({ price_amount: "10.00", pay_amount: "0.05" });
  await pay({ paymentId: remainder.paymentId });
  expect(await standingOf(invoice)).toEqual({
    balance: "0.00",
    postings: ["deposit 15.00", "deposit 10.00", "purchase -25.00"],
    order: "paid",
    units: ["sold"],
    payments: ["settled 15.00", "settled 10.00"],
    told: ["payment_underpaid", "delivery", "payment_settled"],
    reviews: [],
  });
});

test("a remainder below the coin's minimum is asked as that minimum, and the excess stays on the balance", async () => {
  gateway().setMinimum("eth", "30");
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, ratio: 0.8 });
  const remainder = await makeRemainder(invoice, "eth");
  expect(remainder.view).toMatchObject({ price_amount: "30.00", pay_amount: "0.015" });
  await pay({ paymentId: remainder.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "25.00",
    postings: ["deposit 20.00", "deposit 30.00", "purchase -25.00"],
    order: "paid",
  });
});

test("money spent elsewhere meanwhile is gone, and the remainder is computed anew", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, ratio: 0.6 });
  const stale = await makeRemainder(invoice);
  expect(stale.view.price_amount).toBe("10.00");
  await spend(invoice.shopperId, 500n);
  await pay({ paymentId: stale.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "20.00",
    order: "awaiting",
    payments: ["underpaid 15.00 -5.00", "underpaid 10.00 -5.00"],
  });
  const anew = await makeRemainder(invoice);
  expect(anew.view.price_amount).toBe("5.00");
  await pay({ paymentId: anew.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    order: "paid",
    payments: ["settled 15.00", "settled 10.00", "settled 5.00"],
  });
});

test("what a refill brings in between lowers the remainder, and the balance alone may pay it", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, ratio: 0.6 });
  const refill = await makeRefill({ amountMinor: 1000n, shopperId: invoice.shopperId });
  await pay({ paymentId: refill.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    order: "awaiting",
    payments: ["underpaid 15.00 -0.00", "settled 10.00"],
  });
  await expect(makeRemainder(invoice)).rejects.toMatchObject({ code: "ORDER_NOT_PAYABLE" });
  const { shopperId, orderId } = invoice;
  const request = { type: "order", orderId, currency: "balance" } as const;
  await openPayment({ shopperId, request, requestKey: null });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    order: "paid",
    payments: ["settled 15.00", "settled 10.00"],
  });
});

test("an underpaid order waits one more term once, and not for ever", async () => {
  const invoice = await makePayable();
  await passTime(20);
  await pay({ paymentId: invoice.paymentId, ratio: 0.2 });
  expect(await minutesLeft(invoice.orderId)).toBeCloseTo(30, 0);
  const { expires_at } = await getPayment({
    paymentId: invoice.depositId,
    shopperId: invoice.shopperId,
  });
  expect((Date.parse(expires_at ?? "") - Date.now()) / 60_000).toBeCloseTo(30, 0);
  await passTime(20);
  await pay({ paymentId: invoice.paymentId, amount: "0.05" });
  expect(await minutesLeft(invoice.orderId)).toBeCloseTo(10, 0);
  await passTime(11);
  expect(await expireOrders({ batch: 100 })).toBeGreaterThan(0);
  expect(await standingOf(invoice)).toMatchObject({
    balance: "10.00",
    order: "expired",
    units: [],
    payments: ["expired 10.00"],
    told: ["payment_underpaid", "payment_underpaid", "order_expired"],
  });
});

test("a term that is longer than one more is not cut short", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "confirming", actuallyPaid: "0.25" });
  await report(invoice.paymentId, { status: "partially_paid", actuallyPaid: "0.2" });
  expect(await minutesLeft(invoice.orderId)).toBeCloseTo(150, 0);
});

test("an underpaid order that is cancelled leaves its money on the balance", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, ratio: 0.6 });
  await cancelOrder(invoice);
  expect(await standingOf(invoice)).toMatchObject({
    balance: "15.00",
    order: "cancelled",
    units: [],
    payments: ["expired 15.00"],
  });
});

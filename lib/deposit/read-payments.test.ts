import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { newId } from "@/lib/id";
import "@/test/database";
import { makeDeposit, makeOffer, makeShopper, placeOrder, settle } from "@/test/factories";
import { getPayment } from "./get-payment";
import { listPayments } from "./list-payments";
import { readPayments } from "./read-payments";

async function makeOrderPayment(priceMinor = 4_000n) {
  const { id: shopperId } = await makeShopper();
  const { id: offerId } = await makeOffer({ priceMinor });
  const { id: orderId } = await placeOrder({ shopperId, offerId });
  const deposit = await makeDeposit({ shopperId, orderId, priceMinor });
  return { shopperId, orderId, paymentId: deposit.depositId, ...deposit };
}

test("a payment tells what is asked, where to pay it and how its order stands", async () => {
  const payment = await makeOrderPayment();
  expect(await getPayment(payment)).toMatchObject({
    payment_id: payment.depositId,
    order_id: payment.orderId,
    purpose: "order",
    status: "waiting",
    network: "TRC20",
    pay_amount: "10",
    pay_address: "TXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj",
    price_amount: "40.00",
    received_amount: "0",
    credited_amount: "0.00",
    remainder_amount: null,
    order_status: "awaiting",
  });
});

test("one that fell short tells what the order still needs, anew each time, and nothing once it is paid", async () => {
  const payment = await makeOrderPayment();
  await settle({ ...payment, receivedAmount: "5.5", creditMinor: 2_200n });
  expect(await getPayment(payment)).toMatchObject({
    status: "underpaid",
    received_amount: "5.5",
    credited_amount: "22.00",
    remainder_amount: "18.00",
  });
  const refill = await makeDeposit({ shopperId: payment.shopperId });
  await settle({ ...refill, receivedAmount: "10", creditMinor: 1_000n });
  expect((await getPayment(payment)).remainder_amount).toBe("8.00");
  await settle({ ...payment, receivedAmount: "7.5", creditedAmount: "5.5", creditMinor: 800n });
  expect(await getPayment(payment)).toMatchObject({
    status: "settled",
    remainder_amount: null,
    order_status: "paid",
  });
});

test("a payment that no gateway answered for is in no list, also when it has failed, and waits where it is asked for by name", async () => {
  const { id: shopperId } = await makeShopper();
  const depositId = newId("deposit");
  const asked = {
    ...{ deposit_id: depositId, shopper_id: shopperId, gateway: "nowpayments" },
    ...{ pay_currency: "btc", price_minor: "1000", ttl_seconds: 60 },
  };
  await query({ text: "SELECT open_deposit($1)", values: [JSON.stringify(asked)] });
  expect((await listPayments({ shopperId })).items).toEqual([]);
  expect(await getPayment({ paymentId: depositId, shopperId })).toMatchObject({
    ...{ status: "waiting", pay_address: null, pay_amount: null, payment_uri: null },
  });
  await query({ text: "SELECT fail_deposit($1, false)", values: [depositId] });
  expect((await listPayments({ shopperId })).items).toEqual([]); // nobody ever saw it
});

test("nobody reads another's payment, by its id, by its order or in a list", async () => {
  const { paymentId, orderId } = await makeOrderPayment();
  const { id: shopperId } = await makeShopper();
  await expect(getPayment({ paymentId, shopperId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await readPayments({ shopperId, by: "order", value: orderId })).toEqual([]);
  expect(await listPayments({ shopperId })).toEqual({ items: [], next_cursor: null });
});

test.each(["", "ord_1", "dep_", "dep_A", "dep_1' OR 1=1--", `dep_${"z".repeat(41)}`])(
  "a cursor of %j is malformed",
  async (cursor) => {
    const call = listPayments({ shopperId: "shp_1", cursor });
    await expect(call).rejects.toMatchObject({ code: "MALFORMED" });
  },
);

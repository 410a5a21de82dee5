import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { newId } from "@/lib/id";
import { placeOrder } from "@/lib/order/place-order";
import "@/test/database";
import { fillBasket, makeOffer, makeShopper, settle } from "@/test/factories";
import { basketOf, countUnits, stateOf } from "@/test/read-state";
import { findEarlier } from "./find-earlier";
import { getPayment } from "./get-payment";

const requestKey = "tap-00000001";
const NOTHING = { depositId: null, orderId: null, isPaid: false };

async function makeOrder({ balanceMinor = 0n } = {}) {
  const { id: shopperId } = await makeShopper({ balanceMinor });
  const { id: offerId } = await makeOffer();
  await fillBasket({ shopperId, offerId, quantity: 2 });
  const isFromBalance = balanceMinor > 0n;
  const { orderId } = await placeOrder({ shopperId, isFromBalance, requestKey });
  return { shopperId, offerId, orderId };
}

/** Our row as it is committed before the gateway is asked. */
async function beginDeposit(shopperId: string, orderId: string | null): Promise<string> {
  const depositId = newId("deposit");
  const asked = {
    ...{ deposit_id: depositId, shopper_id: shopperId, order_id: orderId, gateway: "nowpayments" },
    ...{ pay_currency: "usdttrc20", price_minor: "2000", ttl_seconds: 60, request_key: requestKey },
  };
  await query({ text: "SELECT open_deposit($1)", values: [JSON.stringify(asked)] });
  return depositId;
}

test("a key that nobody used, or only somebody else, finds nothing", async () => {
  await makeOrder();
  const { id: shopperId } = await makeShopper();
  expect(await findEarlier({ shopperId, requestKey })).toEqual(NOTHING);
});

test("a purchase from the balance is found, paid", async () => {
  const { shopperId, orderId } = await makeOrder({ balanceMinor: 5_000n });
  for (let call = 0; call < 2; call += 1)
    expect(await findEarlier({ shopperId, requestKey })).toEqual({
      ...{ depositId: null, orderId, isPaid: true },
    });
});

test("an order that a crash left without a payment gives everything back, and its key", async () => {
  const { shopperId, orderId, offerId } = await makeOrder();
  expect(await findEarlier({ shopperId, requestKey })).toEqual(NOTHING);
  expect([await stateOf(orderId), await countUnits(offerId)]).toEqual(["cancelled", 3]);
  expect(await basketOf(shopperId)).toEqual({ [offerId]: 2 });
});

test("a payment that a crash left unanswered ends with its order; money that names it is still credited", async () => {
  const { shopperId, orderId, offerId } = await makeOrder();
  const depositId = await beginDeposit(shopperId, orderId);
  expect(await findEarlier({ shopperId, requestKey })).toEqual(NOTHING);
  expect([await stateOf(orderId), await countUnits(offerId)]).toEqual(["cancelled", 3]);
  expect((await getPayment({ paymentId: depositId, shopperId })).status).toBe("failed");
  const adopted = { depositId, gatewayPaymentId: "5999999999" };
  await settle({ ...adopted, receivedAmount: "10", creditMinor: 2_000n });
  expect((await getPayment({ paymentId: depositId, shopperId })).credited_amount).toBe("20.00");
});

test("a refill that a crash left unanswered ends, and its key makes a new one", async () => {
  const { id: shopperId } = await makeShopper();
  const first = await beginDeposit(shopperId, null);
  expect(await findEarlier({ shopperId, requestKey })).toEqual(NOTHING);
  expect((await getPayment({ paymentId: first, shopperId })).status).toBe("failed");
  await beginDeposit(shopperId, null);
});

test("a payment that turned up after its try was ended does not keep the key", async () => {
  const { shopperId, orderId } = await makeOrder();
  const depositId = await beginDeposit(shopperId, orderId);
  await query({ text: "SELECT fail_deposit($1, true)", values: [depositId] });
  const payment = { depositId, gatewayPaymentId: "adopted-1", receivedAmount: "0" };
  await settle({ ...payment, status: "waiting", creditMinor: 0n });
  expect(await findEarlier({ shopperId, requestKey })).toEqual(NOTHING);
});

test("a payment that was made is found, whatever became of it", async () => {
  const { shopperId, orderId } = await makeOrder();
  const depositId = await beginDeposit(shopperId, orderId);
  const answer = {
    ...{ deposit_id: depositId, gateway_payment_id: "5999999998", status_word: "waiting" },
    ...{ pay_amount: "20", pay_address: "T1", network: "trx", quote_expires_at: new Date() },
  };
  await query({ text: "SELECT record_created_payment($1)", values: [JSON.stringify(answer)] });
  expect(await findEarlier({ shopperId, requestKey })).toEqual({
    ...{ depositId, orderId, isPaid: false },
  });
  await query({ text: "SELECT cancel_order($1, $2)", values: [orderId, shopperId] });
  expect(await findEarlier({ shopperId, requestKey })).toMatchObject({ depositId });
  expect(await stateOf(orderId)).toBe("cancelled");
});

test("any number of calls at once end what was left once", async () => {
  const { shopperId, orderId, offerId } = await makeOrder();
  await beginDeposit(shopperId, orderId);
  const calls = Array.from({ length: 8 }, () => findEarlier({ shopperId, requestKey }));
  expect(await Promise.all(calls)).toEqual(Array(8).fill(NOTHING));
  expect([await basketOf(shopperId), await countUnits(offerId)]).toEqual([{ [offerId]: 2 }, 3]);
});

test("a key of more than a day ago is a new one", async () => {
  const { shopperId, orderId } = await makeOrder({ balanceMinor: 5_000n });
  const depositId = await beginDeposit(shopperId, null);
  const answer = {
    ...{ deposit_id: depositId, gateway_payment_id: "5999999997", status_word: "waiting" },
    ...{ pay_amount: "20", pay_address: "T1", network: "trx", quote_expires_at: new Date() },
  };
  await query({ text: "SELECT record_created_payment($1)", values: [JSON.stringify(answer)] });
  expect(await findEarlier({ shopperId, requestKey })).toMatchObject({ depositId, orderId });
  for (const [table, id] of Object.entries({ orders: orderId, deposit: depositId }))
    await query({
      text: `ALTER TABLE ${table} DISABLE TRIGGER USER;
        UPDATE ${table} SET created_at = created_at - interval '1 day' WHERE id = '${id}';
        ALTER TABLE ${table} ENABLE TRIGGER USER`,
    });
  expect(await findEarlier({ shopperId, requestKey })).toEqual(NOTHING);
});

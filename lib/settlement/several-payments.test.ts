import { expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { newId } from "@/lib/id";
import "@/test/database";
import {
  balanceOf,
  makeDeposit,
  makeOffer,
  makeShopper,
  placeOrder,
  settle,
} from "@/test/factories";

async function makeOrder() {
  const { id: shopperId } = await makeShopper();
  const offer = await makeOffer({ priceMinor: 1000n, units: 3 });
  const { id: orderId } = await placeOrder({ shopperId, offerId: offer.id });
  return { shopperId, orderId, deposit: await makeDeposit({ shopperId, orderId }) };
}

const readStatus = async (depositId: string) =>
  (
    await queryOne<{ status: string }>({
      text: "SELECT status FROM deposit WHERE id = $1",
      values: [depositId],
    })
  ).status;

/** Makes the order's time be over, and lets the clock end it. */
async function lapse(orderId: string): Promise<string> {
  await query({
    text: "UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = $1",
    values: [orderId],
  });
  await query({
    text: "UPDATE stock_unit u SET reserved_until = o.expires_at FROM orders o WHERE o.id = $1 AND u.order_id = o.id AND u.state = 'reserved'",
    values: [orderId],
  });
  await query({ text: "SELECT expire_orders(10)" });
  const row = await queryOne<{ state: string }>({
    text: "SELECT state FROM orders WHERE id = $1",
    values: [orderId],
  });
  return row.state;
}

it("a second transfer on the chain keeps its order open, whatever is heard of the first", async () => {
  const { orderId, deposit } = await makeOrder();
  const child = {
    ...deposit,
    gatewayPaymentId: "c1",
    parentGatewayPaymentId: deposit.gatewayPaymentId,
  };
  await settle({ ...child, status: "seen", receivedAmount: "10", creditMinor: 0n });
  await settle({ ...deposit, status: "waiting", receivedAmount: "0", creditMinor: 0n });
  expect(await readStatus(deposit.depositId)).toBe("confirming");
  expect(await lapse(orderId)).toBe("awaiting");
  await settle({ ...child, receivedAmount: "10", creditMinor: 1000n });
  expect(await readStatus(deposit.depositId)).toBe("settled");
});

it("the rest of a short payment is confirming while it is on the chain, so that nobody pays it again", async () => {
  const { deposit } = await makeOrder();
  await settle({ ...deposit, status: "partially_paid", receivedAmount: "4", creditMinor: 400n });
  expect(await readStatus(deposit.depositId)).toBe("underpaid");
  const child = {
    ...deposit,
    gatewayPaymentId: "c2",
    parentGatewayPaymentId: deposit.gatewayPaymentId,
  };
  await settle({ ...child, status: "seen", receivedAmount: "6", creditMinor: 0n });
  expect(await readStatus(deposit.depositId)).toBe("confirming");
});

it("a second transfer that fails leaves the first one as it was", async () => {
  const { deposit } = await makeOrder();
  const child = {
    ...deposit,
    gatewayPaymentId: "c3",
    parentGatewayPaymentId: deposit.gatewayPaymentId,
  };
  await settle({ ...child, status: "failed", receivedAmount: "0", creditMinor: 0n });
  expect(await readStatus(deposit.depositId)).toBe("waiting");
});

it("a payment that fell short is settled with its order, also when that had lapsed in between", async () => {
  const { shopperId, orderId, deposit } = await makeOrder();
  const second = await makeDeposit({ shopperId, orderId });
  await settle({ ...deposit, status: "partially_paid", receivedAmount: "4", creditMinor: 400n });
  expect(await lapse(orderId)).toBe("expired");
  expect(await readStatus(deposit.depositId)).toBe("expired");
  await settle({ ...second, receivedAmount: "6", creditMinor: 600n });
  expect(await readStatus(deposit.depositId)).toBe("settled");
  expect(await readStatus(second.depositId)).toBe("settled");
});

it("an adopted payment is asked for again like any other", async () => {
  const depositId = newId("deposit");
  const asked = {
    deposit_id: depositId,
    shopper_id: (await makeShopper()).id,
    gateway: "nowpayments",
    pay_currency: "usdttrc20",
    price_minor: "1000",
    ttl_seconds: 1800,
  };
  await query({ text: "SELECT open_deposit($1)", values: [JSON.stringify(asked)] });
  await settle({
    depositId,
    gatewayPaymentId: "a1",
    status: "seen",
    receivedAmount: "10",
    creditMinor: 0n,
  });
  const row = await queryOne<{ next_poll_at: Date | null }>({
    text: "SELECT next_poll_at FROM deposit WHERE id = $1",
    values: [depositId],
  });
  expect(row.next_poll_at).toBeInstanceOf(Date);
});

it("a second transfer that goes back leaves the first one on the chain", async () => {
  const { orderId, deposit } = await makeOrder();
  await settle({ ...deposit, status: "seen", receivedAmount: "10", creditMinor: 0n });
  const child = {
    ...deposit,
    gatewayPaymentId: "c4",
    parentGatewayPaymentId: deposit.gatewayPaymentId,
  };
  await settle({ ...child, status: "refunded", receivedAmount: "0", creditMinor: 0n });
  expect(await readStatus(deposit.depositId)).toBe("confirming");
  expect(await lapse(orderId)).toBe("awaiting");
});

it("late money does not buy what the shop has stopped selling", async () => {
  const { shopperId, orderId, deposit } = await makeOrder();
  expect(await lapse(orderId)).toBe("expired");
  await query({
    text: "UPDATE offer SET is_active = false FROM order_line l WHERE l.order_id = $1 AND l.offer_id = offer.id",
    values: [orderId],
  });
  expect(await settle({ ...deposit, receivedAmount: "10", creditMinor: 1000n })).toBe("no_stock");
  expect(await balanceOf(shopperId)).toBe(1000n);
});

it("a second transfer that goes back empty does not change what a settled deposit is called, whatever else is asked about it", async () => {
  const { deposit } = await makeOrder();
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 1000n });
  await query({
    text: `SELECT open_review(jsonb_build_object('reason', 'UNKNOWN_STATUS', 'gateway', 'nowpayments', 'subject', 'c5', 'deposit_id', $1::text), '{}')`,
    values: [deposit.depositId],
  });
  const child = {
    ...deposit,
    gatewayPaymentId: "c5",
    parentGatewayPaymentId: deposit.gatewayPaymentId,
  };
  await settle({ ...child, status: "refunded", receivedAmount: "0", creditMinor: 0n });
  expect(await readStatus(deposit.depositId)).toBe("settled");
});

import { expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import {
  fillBasket,
  makeDeposit,
  makeOffer,
  makeShopper,
  placeOrder,
  settle,
} from "@/test/factories";
import { basketOf, countUnits, stateOf, toldTo } from "@/test/read-state";
import { expireOrders } from "./expire-orders";
import { payOrder } from "./pay-order";

async function makeOrder({ ttlSeconds = -1, balanceMinor = 0n } = {}) {
  const { id: shopperId } = await makeShopper({ balanceMinor });
  const offer = await makeOffer({ units: 1 });
  const { id: orderId } = await placeOrder({ shopperId, offerId: offer.id, ttlSeconds });
  return { shopperId, orderId, offerId: offer.id };
}

/** Opens a payment for an order whose time is not over yet, and then lets it be over. */
async function makeOverdue(status: "waiting" | "seen", hoursAgo: number) {
  const order = await makeOrder({ ttlSeconds: 60 });
  const deposit = await makeDeposit(order);
  if (status === "seen")
    await settle({ ...deposit, status, receivedAmount: "0", creditMinor: 0n, payAmount: "10" });
  await query({
    text: `WITH over AS (
             UPDATE orders SET expires_at = now() - make_interval(hours => $2) - interval '1 minute' WHERE id = $1 RETURNING id, expires_at)
           UPDATE stock_unit u SET reserved_until = over.expires_at FROM over WHERE u.order_id = over.id`,
    values: [order.orderId, hoursAgo],
  });
  return { ...order, depositId: deposit.depositId };
}

async function statusOf(depositId: string): Promise<string | undefined> {
  const [row] = await query<{ status: string }>({
    text: "SELECT status FROM deposit WHERE id = $1",
    values: [depositId],
  });
  return row?.status;
}

test("an order whose time is over ends: its units are free, its payment is expired, its shopper is told once", async () => {
  const due = await makeOverdue("waiting", 0);
  expect(await expireOrders({ batch: 10 })).toBe(1);
  expect(await stateOf(due.orderId)).toBe("expired");
  expect(await countUnits(due.offerId)).toBe(1);
  expect(await statusOf(due.depositId)).toBe("expired");
  expect(await expireOrders({ batch: 10 })).toBe(0);
  expect(await toldTo(due.shopperId)).toEqual(["order_expired"]);
});

test("an order that still has time, is paid or is cancelled is left alone", async () => {
  const waiting = await makeOrder({ ttlSeconds: 60 });
  const paid = await makeOrder({ balanceMinor: 1_000n });
  await payOrder(paid);
  expect(await expireOrders({ batch: 10 })).toBe(0);
  expect([await stateOf(waiting.orderId), await stateOf(paid.orderId)]).toEqual([
    "awaiting",
    "paid",
  ]);
});

test("an order whose payment is seen has two hours more, and not for ever", async () => {
  const [soon, late] = [await makeOverdue("seen", 0), await makeOverdue("seen", 2)];
  expect(await expireOrders({ batch: 10 })).toBe(1);
  expect([await stateOf(soon.orderId), await stateOf(late.orderId)]).toEqual([
    "awaiting",
    "expired",
  ]);
  expect(await countUnits(late.offerId)).toBe(1);
});

test("an order that runs out does not fill the basket again", async () => {
  const { id: shopperId } = await makeShopper();
  await fillBasket({ shopperId, offerId: (await makeOffer()).id });
  await placeOrder({ shopperId, ttlSeconds: -1 });
  await expireOrders({ batch: 10 });
  expect(await basketOf(shopperId)).toEqual({});
});

test("any number of workers at once end each order once, in batches", async () => {
  const made = [];
  for (let at = 0; at < 25; at += 1) made.push(await makeOrder());
  expect(await expireOrders({ batch: 4 })).toBe(4);
  let ended = 4;
  while (ended < 25) {
    const round = await Promise.all([1, 2, 3, 4].map(() => expireOrders({ batch: 10 })));
    ended += round.reduce((sum, count) => sum + count, 0);
  }
  expect(ended).toBe(25);
  for (const { shopperId, orderId, offerId } of made) {
    expect(await stateOf(orderId)).toBe("expired");
    expect(await toldTo(shopperId)).toEqual(["order_expired"]);
    expect(await countUnits(offerId)).toBe(1);
  }
});

test("of paying and expiring at once one wins, and the balance agrees", async () => {
  for (let round = 0; round < 15; round += 1) {
    const order = await makeOrder({ balanceMinor: 1_000n });
    const calls = [() => payOrder(order), () => expireOrders({ batch: 10 })];
    if (round % 2) calls.reverse();
    await Promise.allSettled(calls.map((call) => call()));
    const state = await stateOf(order.orderId);
    expect(["paid", "expired"]).toContain(state);
    expect(await countUnits(order.offerId, state === "paid" ? "sold" : "free")).toBe(1);
  }
});

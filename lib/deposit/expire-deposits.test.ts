import { expect, test } from "vitest";
import { query } from "@/lib/db";
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
import { toldTo } from "@/test/read-state";
import { expireDeposits } from "./expire-deposits";
import { getPayment } from "./get-payment";

async function makeRefill(ttlSeconds = -1) {
  const { id: shopperId } = await makeShopper();
  return { shopperId, ...(await makeDeposit({ shopperId, ttlSeconds })) };
}

async function statusOf({ shopperId, depositId }: { shopperId: string; depositId: string }) {
  return (await getPayment({ paymentId: depositId, shopperId })).status;
}

test("a refill that nobody paid in time ends once, and its shopper is told", async () => {
  const [due, open] = [await makeRefill(), await makeRefill(60)];
  expect(await expireDeposits({ batch: 10 })).toBe(1);
  expect(await expireDeposits({ batch: 10 })).toBe(0);
  expect([await statusOf(due), await statusOf(open)]).toEqual(["expired", "waiting"]);
  expect([await toldTo(due.shopperId), await toldTo(open.shopperId)]).toEqual([
    ["payment_expired"],
    [],
  ]);
});

test("late money is credited all the same", async () => {
  const due = await makeRefill();
  await expireDeposits({ batch: 10 });
  await settle({ ...due, receivedAmount: "10", creditMinor: 1_000n });
  expect(await statusOf(due)).toBe("settled");
  expect(await balanceOf(due.shopperId)).toBe(1_000n);
});

test("a refill that is seen, or settled, or belongs to an order is left alone", async () => {
  const [seen, settled] = [await makeRefill(), await makeRefill()];
  await settle({ ...seen, status: "seen", receivedAmount: "0", creditMinor: 0n });
  await settle({ ...settled, receivedAmount: "10", creditMinor: 1_000n });
  const { id: shopperId } = await makeShopper();
  const order = await placeOrder({ shopperId, offerId: (await makeOffer()).id });
  const ofOrder = { shopperId, ...(await makeDeposit({ shopperId, orderId: order.id })) };
  expect(await expireDeposits({ batch: 10 })).toBe(0);
  expect([await statusOf(seen), await statusOf(settled), await statusOf(ofOrder)]).toEqual([
    "confirming",
    "settled",
    "waiting",
  ]);
});

test("a refill for which the gateway never answered ends without a word", async () => {
  const { id: shopperId } = await makeShopper();
  const asked = {
    ...{ deposit_id: newId("deposit"), shopper_id: shopperId, gateway: "nowpayments" },
    ...{ pay_currency: "btc", price_minor: "1000", ttl_seconds: -1 },
  };
  await query({ text: "SELECT open_deposit($1)", values: [JSON.stringify(asked)] });
  expect(await expireDeposits({ batch: 10 })).toBe(1);
  expect(await toldTo(shopperId)).toEqual([]);
});

test("any number of workers at once end each refill once, in batches", async () => {
  const made = [];
  for (let at = 0; at < 12; at += 1) made.push(await makeRefill());
  expect(await expireDeposits({ batch: 3 })).toBe(3);
  const counts = await Promise.all([1, 2, 3].map(() => expireDeposits({ batch: 20 })));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(9);
  for (const { shopperId } of made) expect(await toldTo(shopperId)).toEqual(["payment_expired"]);
});

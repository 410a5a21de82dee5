import { expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeDeposit, makeOffer, makeShopper, placeOrder, settle } from "@/test/factories";
import { cancelOrder } from "./cancel-order";
import { findMissing } from "./find-missing";
import { payOrder } from "./pay-order";

async function makeOpenOrder(balanceMinor: bigint) {
  const { id: shopperId } = await makeShopper({ balanceMinor });
  const offer = await makeOffer({ priceMinor: 1_000n });
  const { id: orderId } = await placeOrder({ shopperId, offerId: offer.id });
  return { orderId, shopperId };
}

test("what is missing is the total less the balance, anew each time", async () => {
  const order = await makeOpenOrder(300n);
  expect(await findMissing(order)).toEqual({ amount: 700n, currency: "EUR" });
  const refill = await makeDeposit({ shopperId: order.shopperId });
  await settle({ ...refill, receivedAmount: "10", creditMinor: 699n });
  expect(await findMissing(order)).toEqual({ amount: 1n, currency: "EUR" });
});

test("of an order that the balance covers nothing is missing", async () => {
  await expect(findMissing(await makeOpenOrder(1_000n))).rejects.toMatchObject({
    code: "ORDER_NOT_PAYABLE",
  });
});

test("nothing is asked for an order that is paid or cancelled, nor of a frozen shopper", async () => {
  const paid = await makeOpenOrder(1_500n);
  await payOrder(paid);
  const cancelled = await makeOpenOrder(0n);
  await cancelOrder(cancelled);
  for (const order of [paid, cancelled])
    await expect(findMissing(order)).rejects.toMatchObject({ code: "ORDER_NOT_PAYABLE" });
  const frozen = await makeOpenOrder(0n);
  const sql = "UPDATE shopper SET frozen_at = now() WHERE id = $1";
  await query({ text: sql, values: [frozen.shopperId] });
  await expect(findMissing(frozen)).rejects.toMatchObject({ code: "FROZEN" });
});

test("somebody else's order is not found", async () => {
  const { orderId } = await makeOpenOrder(0n);
  const { id: shopperId } = await makeShopper();
  await expect(findMissing({ orderId, shopperId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

import { expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import {
  balanceOf,
  fillBasket,
  makeDeposit,
  makeOffer,
  makeShopper,
  placeOrder,
  settle,
} from "@/test/factories";
import { basketOf, countUnits, outcomesOf, stateOf, toldTo } from "@/test/read-state";
import { cancelOrder } from "./cancel-order";

async function makeBasketOrder() {
  const { id: shopperId } = await makeShopper();
  const offer = await makeOffer({ units: 3 });
  const file = await makeOffer({ isUnlimited: true });
  await fillBasket({ shopperId, offerId: offer.id, quantity: 2 });
  await fillBasket({ shopperId, offerId: file.id });
  const { id: orderId } = await placeOrder({ shopperId });
  return { shopperId, orderId, offerId: offer.id, fileId: file.id };
}

test("cancelling frees the units at once, closes the payment and puts the lines back into the basket", async () => {
  const { shopperId, orderId, offerId, fileId } = await makeBasketOrder();
  const { depositId } = await makeDeposit({ shopperId, orderId, priceMinor: 3_000n });
  await cancelOrder({ orderId, shopperId });
  expect(await stateOf(orderId)).toBe("cancelled");
  expect(await countUnits(offerId)).toBe(3);
  expect(await basketOf(shopperId)).toEqual({ [offerId]: 2, [fileId]: 1 });
  const deposits = await query({
    text: "SELECT status, expires_at <= now() AS is_over FROM deposit WHERE id = $1",
    values: [depositId],
  });
  expect(deposits).toEqual([{ status: "expired", is_over: true }]);
});

test("a basket that was filled anew stays as it is", async () => {
  const { shopperId, orderId } = await makeBasketOrder();
  const other = await makeOffer();
  await fillBasket({ shopperId, offerId: other.id });
  await cancelOrder({ orderId, shopperId });
  expect(await basketOf(shopperId)).toEqual({ [other.id]: 1 });
});

test("of two orders that were baskets the first one cancelled comes back", async () => {
  const { shopperId, orderId, offerId, fileId } = await makeBasketOrder();
  const other = await makeOffer();
  await fillBasket({ shopperId, offerId: other.id });
  const { id: second } = await placeOrder({ shopperId });
  await cancelOrder({ orderId, shopperId });
  await cancelOrder({ orderId: second, shopperId });
  expect(await basketOf(shopperId)).toEqual({ [offerId]: 2, [fileId]: 1 });
});

test("what was bought without a basket does not come into it", async () => {
  const { id: shopperId } = await makeShopper();
  const order = await placeOrder({ shopperId, offerId: (await makeOffer()).id });
  await cancelOrder({ orderId: order.id, shopperId });
  expect(await basketOf(shopperId)).toEqual({});
});

test("nobody cancels another's order, nor one that is over", async () => {
  const { shopperId, orderId } = await makeBasketOrder();
  const stranger = (await makeShopper({ balanceMinor: 1_000n })).id;
  for (const wrong of [
    { orderId, shopperId: stranger },
    { orderId, shopperId: "shp_nobody" },
    { orderId: "ord_nobody", shopperId },
  ])
    await expect(cancelOrder(wrong)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await stateOf(orderId)).toBe("awaiting");
  const bought = { shopperId: stranger, offerId: (await makeOffer()).id, isFromBalance: true };
  const paid = await placeOrder(bought);
  await expect(cancelOrder({ orderId: paid.id, shopperId: stranger })).rejects.toMatchObject({
    code: "ORDER_NOT_PAYABLE",
    details: { state: "paid" },
  });
  expect(await balanceOf(stranger)).toBe(0n);
});

test("of eight cancellations at once one counts, and the lines come back once", async () => {
  const { shopperId, orderId, offerId, fileId } = await makeBasketOrder();
  const calls = Array.from({ length: 8 }, () => cancelOrder({ orderId, shopperId }));
  expect(await outcomesOf(calls)).toEqual([...Array(7).fill("ORDER_NOT_PAYABLE"), "done"]);
  expect(await basketOf(shopperId)).toEqual({ [offerId]: 2, [fileId]: 1 });
  expect(await countUnits(offerId)).toBe(3);
});

test("of a cancellation and the money at once one wins; the money is never lost and the goods go out once", async () => {
  const seen = new Set<string>();
  for (let round = 0; round < 20; round += 1) {
    const { id: shopperId } = await makeShopper();
    const offer = await makeOffer({ units: 1 });
    const { id: orderId } = await placeOrder({ shopperId, offerId: offer.id });
    const deposit = await makeDeposit({ shopperId, orderId });
    const calls = [
      () => settle({ ...deposit, receivedAmount: "10", creditMinor: 1_000n }),
      () => cancelOrder({ orderId, shopperId }),
    ];
    if (round % 2) calls.reverse();
    await Promise.allSettled(calls.map((call) => call()));
    const state = await stateOf(orderId);
    seen.add(state);
    expect(await balanceOf(shopperId)).toBe(state === "paid" ? 0n : 1_000n);
    expect(await countUnits(offer.id, state === "paid" ? "sold" : "free")).toBe(1);
    expect(await toldTo(shopperId)).toEqual(
      state === "paid" ? ["delivery", "payment_settled"] : ["payment_late"],
    );
  }
  expect([...seen].sort()).toEqual(["cancelled", "paid"]);
});

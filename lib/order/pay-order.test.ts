import { describe, expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { balanceOf, makeDeposit, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { countUnits, outcomesOf, stateOf, toldTo } from "@/test/read-state";
import { cancelOrder } from "./cancel-order";
import { expireOrders } from "./expire-orders";
import { payOrder } from "./pay-order";
import { viewBalancePayment } from "./view-balance-payment";

async function makeOpenOrder({ balanceMinor = 1_500n, ttlSeconds = 1_800 } = {}) {
  const { id: shopperId } = await makeShopper({ balanceMinor });
  const offer = await makeOffer({ priceMinor: 1_000n, units: 1 });
  const order = await placeOrder({ shopperId, offerId: offer.id, ttlSeconds });
  return { shopperId, orderId: order.id, offerId: offer.id };
}

test("an open order is paid from the balance: its units are sold, its deliveries queued, its other payments closed", async () => {
  const { shopperId, orderId, offerId } = await makeOpenOrder();
  const { depositId } = await makeDeposit({ shopperId, orderId });
  await payOrder({ orderId, shopperId });
  expect(await stateOf(orderId)).toBe("paid");
  expect(await balanceOf(shopperId)).toBe(500n);
  expect(await countUnits(offerId, "sold")).toBe(1);
  expect((await toldTo(shopperId)).filter((kind) => kind === "delivery")).toHaveLength(1);
  const [deposit] = await query<{ status: string }>({
    text: "SELECT status FROM deposit WHERE id = $1",
    values: [depositId],
  });
  expect(deposit?.status).toBe("expired");
  expect(await viewBalancePayment({ orderId, shopperId })).toMatchObject({
    payment_id: null,
    gateway: "balance",
    status: "settled",
    price_amount: "10.00",
    order_status: "paid",
  });
});

test("an order whose time is over but which nobody has ended yet can still be paid", async () => {
  const { shopperId, orderId } = await makeOpenOrder({ ttlSeconds: -1 });
  await payOrder({ orderId, shopperId });
  expect(await stateOf(orderId)).toBe("paid");
});

describe("an order is not paid, and nothing is taken,", () => {
  type Sale = Awaited<ReturnType<typeof makeOpenOrder>>;
  const set = (column: string) => (sale: Sale) =>
    query({ text: `UPDATE shopper SET ${column} = now() WHERE id = $1`, values: [sale.shopperId] });

  test.each<[string, string, (sale: Sale) => Promise<unknown>]>([
    ["for a banned shopper", "BANNED", set("banned_at")],
    ["for a frozen shopper", "FROZEN", set("frozen_at")],
    ["once it is cancelled", "ORDER_NOT_PAYABLE", cancelOrder],
    ["once it is expired", "ORDER_NOT_PAYABLE", () => expireOrders({ batch: 100 })],
  ])("%s", async (_, code, change) => {
    const sale = await makeOpenOrder({ ttlSeconds: -1 });
    await change(sale);
    const before = await stateOf(sale.orderId);
    await expect(payOrder(sale)).rejects.toMatchObject({ code });
    expect(await stateOf(sale.orderId)).toBe(before);
    expect(await balanceOf(sale.shopperId)).toBe(1_500n);
  });

  test("from a balance that is a cent short, on which the shop grants nothing", async () => {
    const { shopperId, orderId, offerId } = await makeOpenOrder({ balanceMinor: 999n });
    await expect(payOrder({ orderId, shopperId })).rejects.toMatchObject({
      code: "INSUFFICIENT_BALANCE",
    });
    expect(await countUnits(offerId, "reserved")).toBe(1);
  });

  test("by anybody but its shopper", async () => {
    const { orderId } = await makeOpenOrder();
    const { id: stranger } = await makeShopper({ balanceMinor: 5_000n });
    for (const shopperId of [stranger, "shp_nobody"]) {
      await expect(payOrder({ orderId, shopperId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(viewBalancePayment({ orderId, shopperId })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    expect(await balanceOf(stranger)).toBe(5_000n);
  });
});

test("a second payment is refused and takes nothing, also of ten at once", async () => {
  const { shopperId, orderId } = await makeOpenOrder({ balanceMinor: 9_000n });
  const calls = Array.from({ length: 10 }, () => payOrder({ orderId, shopperId }));
  expect(await outcomesOf(calls)).toEqual([...Array(9).fill("ORDER_NOT_PAYABLE"), "done"]);
  await expect(payOrder({ orderId, shopperId })).rejects.toMatchObject({
    code: "ORDER_NOT_PAYABLE",
  });
  expect(await balanceOf(shopperId)).toBe(8_000n);
});

test("of paying and cancelling at once one wins, and the other is told so", async () => {
  for (let round = 0; round < 15; round += 1) {
    const { shopperId, orderId, offerId } = await makeOpenOrder();
    const acts = round % 2 ? [payOrder, cancelOrder] : [cancelOrder, payOrder];
    const calls = acts.map((act) => act({ orderId, shopperId }));
    expect(await outcomesOf(calls)).toEqual(["ORDER_NOT_PAYABLE", "done"]);
    const isPaid = (await stateOf(orderId)) === "paid";
    expect(await balanceOf(shopperId)).toBe(isPaid ? 500n : 1_500n);
    expect(await countUnits(offerId, isPaid ? "sold" : "free")).toBe(1);
  }
});

import { expect, test } from "vitest";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { listOrders } from "./list-orders";

test("orders come in pages of twenty, newest first, without a gap or a repeat, also while new ones come", async () => {
  const [{ id: shopperId }, other] = [await makeShopper(), await makeShopper()];
  const { id: offerId } = await makeOffer({ units: 60 });
  const made: string[] = [];
  for (let at = 0; at < 43; at += 1) made.unshift((await placeOrder({ shopperId, offerId })).id);
  await placeOrder({ shopperId: other.id, offerId });
  const seen: string[] = [];
  const sizes: number[] = [];
  for (let cursor: string | undefined | null; cursor !== null; ) {
    const page = await listOrders({ shopperId, cursor });
    seen.push(...page.items.map((order) => order.order_id));
    sizes.push(page.items.length);
    if (sizes.length === 1) await placeOrder({ shopperId, offerId });
    cursor = page.next_cursor;
  }
  expect(sizes).toEqual([20, 20, 3]);
  expect(seen).toEqual([...made].sort().reverse());
});

test("twenty orders are one page", async () => {
  const { id: shopperId } = await makeShopper();
  const { id: offerId } = await makeOffer({ units: 20 });
  for (let at = 0; at < 20; at += 1) await placeOrder({ shopperId, offerId });
  const page = await listOrders({ shopperId });
  expect([page.items.length, page.next_cursor]).toEqual([20, null]);
});

test.each(["", "dep_1", "ord_", "ord_A", "ord_1' OR 1=1--", "ord_%00", `ord_${"z".repeat(41)}`])(
  "a cursor of %j is malformed",
  async (cursor) => {
    await expect(listOrders({ shopperId: "shp_1", cursor })).rejects.toMatchObject({
      code: "MALFORMED",
    });
  },
);

import { beforeEach, expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { enqueueContent } from "./enqueue-content";

beforeEach(() => query({ text: "DELETE FROM rate_limit" }));

async function buy({ isFromBalance = true } = {}) {
  const { id: shopperId } = await makeShopper({ balanceMinor: 10_000n });
  const { id: offerId } = await makeOffer();
  const { id: orderId } = await placeOrder({ shopperId, offerId, isFromBalance });
  return { shopperId, orderId };
}

const queuedFor = (shopperId: string) =>
  query<{ state: string; priority: number; repeat_count: number; payload: unknown }>({
    text: "SELECT state, priority, repeat_count, payload FROM notification WHERE shopper_id = $1 AND kind = 'content'",
    values: [shopperId],
  });

test("a purchase is queued once more, behind deliveries, and once for a key however often it comes", async () => {
  const { shopperId, orderId } = await buy();
  const wish = { shopperId, orderId, key: "press-1" };
  await Promise.all([enqueueContent(wish), enqueueContent(wish)]);
  await enqueueContent(wish);
  expect(await queuedFor(shopperId)).toEqual([
    { state: "queued", priority: 5, repeat_count: 0, payload: { order_id: orderId } },
  ]);
  await enqueueContent({ ...wish, key: "press-2" });
  expect(await queuedFor(shopperId)).toHaveLength(2);
});

test("somebody else's purchase, one that is not paid and one that is none are not there", async () => {
  const { orderId } = await buy();
  const { shopperId, orderId: unpaid } = await buy({ isFromBalance: false });
  for (const id of [orderId, unpaid, "ord_0"])
    await expect(enqueueContent({ shopperId, orderId: id, key: "k" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  expect(await queuedFor(shopperId)).toEqual([]);
});

test("the sixth time within ten minutes is refused, of that purchase alone", async () => {
  const { shopperId, orderId } = await buy();
  for (const key of ["1", "2", "3", "4", "5"]) await enqueueContent({ shopperId, orderId, key });
  await expect(enqueueContent({ shopperId, orderId, key: "6" })).rejects.toMatchObject({
    code: "RATE_LIMITED",
  });
  const other = await buy();
  await enqueueContent({ ...other, key: "1" });
});

import { expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { listEntries } from "./list-entries";

it("shows what came to a balance and what left it, the newest first, and nobody else's", async () => {
  await makeShopper({ balanceMinor: 700n });
  const { id: shopperId } = await makeShopper({ balanceMinor: 2500n });
  const offer = await makeOffer({ priceMinor: 1000n });
  const { id } = await placeOrder({ shopperId, offerId: offer.id, isFromBalance: true });
  const { items, next_cursor: next } = await listEntries({ shopperId });
  expect(next).toBeNull();
  expect(items).toEqual([
    {
      ...{ number: "2", kind: "purchase", amount: "-10.00", balance_after: "15.00" },
      ...{ currency: "EUR", order_id: id, payment_id: null, reason: null },
      happened_at: expect.stringMatching(/Z$/),
    },
    {
      ...{ number: "1", kind: "deposit", amount: "25.00", balance_after: "25.00" },
      ...{ currency: "EUR", order_id: null, reason: null },
      payment_id: expect.stringMatching(/^dep_/),
      happened_at: expect.stringMatching(/Z$/),
    },
  ]);
});

it("gives every entry once over all pages, while new ones come in", async () => {
  const { id: shopperId } = await makeShopper();
  const post = (n: number) =>
    query({
      text: "SELECT post_ledger('test:' || $2 || ':' || $1, 'adjustment', ARRAY['adjustments', 'shopper:' || $1], ARRAY[-100, 100])",
      values: [shopperId, n],
    });
  for (let n = 1; n <= 45; n += 1) await post(n);
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 1; page <= 4; page += 1) {
    const answer = await listEntries({ shopperId, cursor });
    seen.push(...answer.items.map(({ number }) => number));
    await post(100 + page);
    if (answer.next_cursor === null) break;
    cursor = answer.next_cursor;
  }
  expect(seen).toEqual(Array.from({ length: 45 }, (_, at) => String(45 - at)));
});

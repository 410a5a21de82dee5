import { expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { listMessages } from "./list-messages";

it("shows what is sent to a shopper and how it stands, and nobody else's", async () => {
  const offer = await makeOffer({ priceMinor: 1000n });
  const buy = async () => {
    const { id: shopperId } = await makeShopper({ balanceMinor: 1000n });
    const { id } = await placeOrder({ shopperId, offerId: offer.id, isFromBalance: true });
    return { shopperId, orderId: id };
  };
  await buy();
  const { shopperId, orderId } = await buy();
  await query({
    text: `UPDATE notification SET state = 'sent', sent_at = now(), message_ids = '{7,8}', parts_sent = 2 WHERE dedupe_key = 'delivery:' || $1`,
    values: [orderId],
  });
  const { items } = await listMessages({ shopperId });
  expect(items[0]).toEqual({
    ...{ id: expect.stringMatching(/^\d+$/), kind: "delivery", state: "sent", part_count: 2 },
    ...{ order_id: orderId, payment_id: null, error: null },
    created_at: expect.stringMatching(/Z$/),
    sent_at: expect.stringMatching(/Z$/),
  });
  expect(items[1]).toMatchObject({ kind: "payment_credited", state: "queued", order_id: null });
  expect(items.map(({ kind }) => kind)).toEqual([
    "delivery",
    "payment_credited",
    "payment_created",
  ]);
});

it("gives every message once over all pages", async () => {
  const { id: shopperId } = await makeShopper();
  await query({
    text: `INSERT INTO notification (dedupe_key, kind, shopper_id, chat_id, payload)
           SELECT 'x:' || n, 'payment_seen', $1, 1, '{}' FROM generate_series(1, 41) AS n`,
    values: [shopperId],
  });
  await query({
    text: "UPDATE notification n SET chat_id = s.telegram_id FROM shopper s WHERE s.id = n.shopper_id",
  });
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let page = 1; page <= 3; page += 1) {
    const answer = await listMessages({ shopperId, cursor });
    for (const { id } of answer.items) seen.add(id);
    cursor = answer.next_cursor ?? undefined;
  }
  expect([seen.size, cursor]).toEqual([41, undefined]);
});

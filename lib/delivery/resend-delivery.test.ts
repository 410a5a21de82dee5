import { describe, expect, it } from "vitest";
import "@/test/database";
import { query } from "@/lib/db";
import { openChat } from "@/lib/outbox/open-chat";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { resendDelivery } from "./resend-delivery";

type Sending = { state: string; repeat_count: number; parts_sent: number; payload: object };

async function makePaid(state: "queued" | "sent" | "blocked" | "dead", parts = 0) {
  const { id: shopperId, telegramId } = await makeShopper({ balanceMinor: 1000n });
  const { id: offerId } = await makeOffer();
  const { id: orderId } = await placeOrder({ shopperId, offerId, isFromBalance: true });
  await query({
    text: `UPDATE notification SET state = $2::notification_state, parts_sent = $3, message_ids = array_fill(7::bigint, ARRAY[$3::int]),
                  sent_at = CASE WHEN $2 = 'sent' THEN now() END, error = CASE WHEN $2 <> 'sent' THEN 'why' END
            WHERE payload->>'order_id' = $1`,
    values: [orderId, state, parts],
  });
  return { orderId, telegramId };
}

async function sendings(orderId: string): Promise<Sending[]> {
  return query({
    text: `SELECT state, repeat_count, parts_sent, payload FROM notification WHERE kind = 'delivery' AND payload->>'order_id' = $1 ORDER BY id`,
    values: [orderId],
  });
}

describe("resendDelivery", () => {
  it("sends a delivery that arrived once more, the very same, and counts it as a repeat", async () => {
    const { caller } = await signIn();
    const { orderId } = await makePaid("sent", 2);
    await resendDelivery({ caller, orderId });
    const [first, second] = await sendings(orderId);
    expect(first).toMatchObject({ state: "sent", parts_sent: 2, repeat_count: 0 });
    expect(second).toEqual({
      ...{ state: "queued", parts_sent: 0, repeat_count: 1 },
      payload: first?.payload,
    });
    expect(await readActs(orderId)).toEqual(["order.resend"]);
  });

  it.each(["blocked", "dead"] as const)(
    "tries one that is %s again, from its first part",
    async (state) => {
      const { caller } = await signIn();
      const { orderId } = await makePaid(state, 1);
      await resendDelivery({ caller, orderId });
      expect(await sendings(orderId)).toMatchObject([
        { state: "queued", parts_sent: 0, repeat_count: 1 },
      ]);
    },
  );

  it("leaves nothing parked beside it that would go out when the shopper comes back", async () => {
    const { caller } = await signIn();
    const { orderId, telegramId } = await makePaid("blocked");
    await resendDelivery({ caller, orderId });
    await openChat({ telegramId });
    expect(await sendings(orderId)).toMatchObject([{ state: "queued", repeat_count: 0 }]);
  });

  it("sends the whole order where a replacement was parked, and the replacement with it once", async () => {
    const { caller } = await signIn();
    const { orderId, telegramId } = await makePaid("sent", 1);
    await query({
      text: `INSERT INTO notification (dedupe_key, kind, priority, shopper_id, chat_id, payload, state, error)
             SELECT 'replacement:x', 'delivery', 0, shopper_id, chat_id, payload || '{"unit_id": "x"}', 'blocked', 'why'
               FROM notification WHERE payload->>'order_id' = $1`,
      values: [orderId],
    });
    await resendDelivery({ caller, orderId });
    await openChat({ telegramId });
    const found = await sendings(orderId);
    expect(found.map(({ state }) => state)).toEqual(["sent", "dead", "queued"]);
    expect(found[2]?.payload).toEqual({ order_id: orderId });
  });

  it("is refused while one is on its way, also to the slower of two people", async () => {
    const [one, two] = [(await signIn()).caller, (await signIn()).caller];
    const { orderId } = await makePaid("sent", 1);
    const tries = await Promise.allSettled([
      resendDelivery({ caller: one, orderId }),
      resendDelivery({ caller: two, orderId }),
    ]);
    expect(tries.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { code: "ALREADY_DONE" } },
    ]);
    expect(await sendings(orderId)).toHaveLength(2);
    expect(await readActs(orderId)).toEqual(["order.resend"]);
  });

  it("is refused for what is not paid and for what is none", async () => {
    const { caller } = await signIn();
    const { id: shopperId } = await makeShopper();
    const { id: offerId } = await makeOffer();
    const { id: orderId } = await placeOrder({ shopperId, offerId });
    await expect(resendDelivery({ caller, orderId })).rejects.toMatchObject({
      ...{ code: "WRONG_STATE", details: { errors: { _: [expect.any(String)] } } },
    });
    await expect(resendDelivery({ caller, orderId: "ord_none" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await readActs(orderId)).toEqual([]);
  });

  it("is refused when one order is sent again and again", async () => {
    const { caller } = await signIn();
    const { orderId } = await makePaid("queued");
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () => resendDelivery({ caller, orderId })),
    );
    const codes = tries.map((tried) => tried.status === "rejected" && tried.reason.code);
    expect(codes).toContain("RATE_LIMITED");
  });
});

import { afterEach, expect, test } from "vitest";
import { query } from "@/lib/db";
import { setEnv } from "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { closeChat } from "./close-chat";
import { enqueueAlarm } from "./enqueue-alarm";
import { openChat } from "./open-chat";

afterEach(() => setEnv());

/** Messages that were parked because their reader had blocked the bot: a delivery, and others, so many hours ago. */
async function park(shopperId: string, hoursAgo: { delivery: number; others: number[] }) {
  await placeOrder({ shopperId, offerId: (await makeOffer()).id, isFromBalance: true });
  for (const hours of hoursAgo.others)
    await query({
      text: "SELECT enqueue_notification('late:' || $1 || ':' || $2, 'payment_late', $1, jsonb_build_object('hours', $2::text))",
      values: [shopperId, String(hours)],
    });
  await query({
    text: `UPDATE notification SET state = 'blocked', created_at = now() - make_interval(hours => coalesce((payload->>'hours')::int, $2))
            WHERE shopper_id = $1 AND state = 'queued'`,
    values: [shopperId, hoursAgo.delivery],
  });
}

async function queuedFor(shopperId: string): Promise<string[]> {
  const rows = await query<{ what: string }>({
    text: `SELECT concat_ws(' ', kind, payload->>'hours') AS what FROM notification
            WHERE shopper_id = $1 AND state = 'queued' ORDER BY id`,
    values: [shopperId],
  });
  return rows.map(({ what }) => what);
}

async function isClosed(shopperId: string): Promise<boolean | undefined> {
  const text = "SELECT chat_blocked_at IS NOT NULL AS is_closed FROM shopper WHERE id = $1";
  return (await query<{ is_closed: boolean }>({ text, values: [shopperId] }))[0]?.is_closed;
}

test("who comes back gets what they bought, however long ago, and of the rest what is of today", async () => {
  const [one, other] = [
    await makeShopper({ balanceMinor: 1_000n }),
    await makeShopper({ balanceMinor: 1_000n }),
  ];
  await closeChat(one);
  await closeChat(one);
  expect([await isClosed(one.id), await isClosed(other.id)]).toEqual([true, false]);
  await park(one.id, { delivery: 900, others: [1, 23, 25] });
  await park(other.id, { delivery: 1, others: [] });
  await openChat(one);
  expect(await isClosed(one.id)).toBe(false);
  expect(await queuedFor(one.id)).toEqual(["delivery", "payment_late 1", "payment_late 23"]);
  await openChat(one);
  expect(await queuedFor(one.id)).toHaveLength(3);
  expect(await queuedFor(other.id)).toEqual([]);
});

test("somebody whom the shop has never met may block it and come back", async () => {
  const stranger = { telegramId: 77_000n };
  await closeChat(stranger);
  await openChat(stranger);
  expect(await query({ text: "SELECT 1 FROM shopper WHERE telegram_id = 77000" })).toEqual([]);
});

test("an alarm goes to every admin once, however often and close together it is raised", async () => {
  setEnv({ ADMIN_IDS: "9001, 9002" });
  const raise = (key: string) => enqueueAlarm({ key, payload: { alarm: "books", findings: 1 } });
  await Promise.all(Array.from({ length: 8 }, () => raise("books:one")));
  await raise("books:two");
  const rows = await query({
    text: "SELECT chat_id, count(*)::int AS alarms FROM notification WHERE kind = 'admin_alarm' GROUP BY 1 ORDER BY 1",
  });
  expect(rows).toEqual([
    { chat_id: "9001", alarms: 2 },
    { chat_id: "9002", alarms: 2 },
  ]);
});

test("without an admin an alarm stays in the log", async () => {
  setEnv({ ADMIN_IDS: "" });
  await enqueueAlarm({ key: "books:three", payload: { alarm: "books" } });
  const text = "SELECT 1 FROM notification WHERE dedupe_key LIKE 'books:three%'";
  expect(await query({ text })).toEqual([]);
});

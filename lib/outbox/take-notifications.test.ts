import { beforeEach, describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeShopper } from "@/test/factories";
import { FREELY } from "@/test/send-freely";
import { claimSends } from "./claim-sends";
import { isSendingSoon } from "./is-sending-soon";
import { markFailed } from "./mark-failed";
import { markSent } from "./mark-sent";
import { recordReply } from "./record-reply";
import { releaseNotification } from "./release-notification";
import { SEND_LIMITS } from "./rules";
import { takeNotifications } from "./take-notifications";

beforeEach(async () => {
  await query({ text: "DELETE FROM notification" });
  await query({ text: "DELETE FROM rate_limit" });
});

let keys = 0;

async function enqueue(shopperId: string, priority = 5): Promise<void> {
  keys += 1;
  await query({
    text: "SELECT enqueue_notification($1, 'payment_review', $2, '{}', $3)",
    values: [`test:${keys}`, shopperId, priority],
  });
}

async function makeShoppers(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push((await makeShopper()).id);
  return ids;
}

const take = (count = 50, othersMax = 50) =>
  takeNotifications({ count, othersMax, limits: FREELY });

describe("takeNotifications", () => {
  it("knows the language of who reads it, also of an alarm that is nobody's as a shopper", async () => {
    const shopper = await makeShopper();
    await query({
      text: "UPDATE shopper SET language = 'ru' WHERE id = $1",
      values: [shopper.id],
    });
    for (const chat of [shopper.telegramId.toString(), "404"])
      await query({
        text: `INSERT INTO notification (dedupe_key, kind, priority, chat_id, payload)
               VALUES ('test:alarm:' || $1, 'admin_alarm', 1, $1::bigint, '{"alarm": "books_unproved"}')`,
        values: [chat],
      });
    const taken = await take();
    expect(taken.map(({ chatId, language }) => [chatId, language]).sort()).toEqual(
      [
        [shopper.telegramId, "ru"],
        [404n, "en"],
      ].sort(),
    );
  });

  it("takes deliveries before everything else, and the older first", async () => {
    const [a, b, c, d] = (await makeShoppers(4)) as [string, string, string, string];
    await enqueue(a);
    await enqueue(b);
    await enqueue(c, 0);
    await enqueue(d, 0);
    const taken = await take(3);
    expect(taken.map((message) => message.shopperId)).toEqual([c, d, a]);
    expect((await take()).map((message) => message.shopperId)).toEqual([b]);
  });

  it("keeps room for deliveries however many other messages wait", async () => {
    for (const shopperId of await makeShoppers(6)) await enqueue(shopperId);
    expect(await take(10, 2)).toHaveLength(2);
    const [late] = await makeShoppers(1);
    if (late) await enqueue(late, 0);
    expect((await take(10, 0)).map((message) => message.shopperId)).toEqual([late]);
  });

  it("takes one message of a chat, its delivery first, and the next one only after that", async () => {
    const [shopperId] = (await makeShoppers(1)) as [string];
    await enqueue(shopperId);
    await enqueue(shopperId, 0);
    const [first, ...rest] = await take();
    expect(rest).toEqual([]);
    expect(await take()).toEqual([]);
    if (first) await releaseNotification(first);
    expect((await take()).map((message) => message.id)).toEqual([first?.id]);
  });

  it("finds a delivery at once among a mass that has just been written", async () => {
    const shoppers = await makeShoppers(3);
    await query({
      text: `INSERT INTO notification (dedupe_key, kind, priority, chat_id, payload)
             SELECT 'mass:' || n, 'admin_alarm', 9, 500000 + n % 1000, '{}' FROM generate_series(1, 5000) AS n`,
    });
    const durations: number[] = [];
    for (const shopperId of shoppers) {
      await enqueue(shopperId, 0);
      const startedAt = performance.now();
      const [first, ...rest] = await take(9);
      durations.push(performance.now() - startedAt);
      expect([first?.shopperId, rest.length]).toEqual([shopperId, 8]);
    }
    expect(Math.min(...durations)).toBeLessThan(500);
  });

  it("is not held up by one chat for which thousands wait, such as an owner's on a busy day", async () => {
    const [owner, buyer] = (await makeShoppers(2)) as [string, string];
    await query({
      text: `INSERT INTO notification (dedupe_key, kind, shopper_id, chat_id, payload)
             SELECT 'test:many:' || i, 'payment_review', s.id, s.telegram_id, '{}' FROM shopper s, generate_series(1, 5000) AS i WHERE s.id = $1`,
      values: [owner],
    });
    await enqueue(buyer);
    expect((await take()).map(({ shopperId }) => shopperId)).toEqual([owner, buyer]);
    await enqueue(buyer);
    expect(await take()).toEqual([]); // both have one in flight
  });

  it("gives no message to two of any number of workers, and no chat either", async () => {
    const shoppers = await makeShoppers(20);
    for (const shopperId of [...shoppers, ...shoppers]) await enqueue(shopperId);
    const batches = await Promise.all(Array.from({ length: 12 }, () => take(4)));
    const taken = batches.flat();
    expect(new Set(taken.map((message) => message.id)).size).toBe(taken.length);
    expect(new Set(taken.map((message) => message.chatId)).size).toBe(20);
    expect(taken).toHaveLength(20);
  });

  it("takes a message again once its lease has run out, and counts the possible repeat", async () => {
    const [shopperId] = (await makeShoppers(1)) as [string];
    await enqueue(shopperId);
    const [first] = await take();
    await query({ text: "UPDATE notification SET lease_until = now() - interval '1 second'" });
    const [again] = await take();
    expect(again?.id).toBe(first?.id);
    expect(again?.leaseToken).not.toBe(first?.leaseToken);
    const rows = await query({ text: "SELECT repeat_count FROM notification" });
    expect(rows).toEqual([{ repeat_count: 1 }]);
  });

  it("leaves alone the chat for which Telegram refused a message, and goes on in the others", async () => {
    const [a, b] = (await makeShoppers(2)) as [string, string];
    for (const shopperId of [a, a, b]) await enqueue(shopperId);
    const [first] = await take(1);
    if (first) await markFailed(first, { kind: "retry_after", seconds: 30 });
    expect((await take()).map((message) => message.shopperId)).toEqual([b]);
    await query({ text: "UPDATE rate_limit SET expire = 0" });
    await query({ text: "UPDATE notification SET next_attempt_at = now()" });
    expect((await take()).map((message) => message.id)).toEqual([first?.id]);
  });

  it("takes nothing at all once a second chat is refused within a second: Telegram means the bot", async () => {
    const shoppers = await makeShoppers(3);
    for (const shopperId of shoppers) await enqueue(shopperId);
    const [one, two] = await take(2);
    if (!one || !two) throw new Error("nothing was taken");
    await markFailed(one, { kind: "retry_after", seconds: 300 });
    await query({
      text: "UPDATE rate_limit SET expire = expire + 60000 WHERE key = 'telegram_refused'", // its second lasts
    });
    const startedAt = performance.now();
    await markFailed(two, { kind: "retry_after", seconds: 300 });
    expect(await take()).toEqual([]);
    const [{ seconds } = { seconds: 0 }] = await query<{ seconds: number }>({
      text: "SELECT (expire - clock_ms()) / 1000.0 AS seconds FROM rate_limit WHERE key = 'telegram_pause'",
    });
    expect(Number(seconds)).toBeLessThanOrEqual(60);
    const passed = (performance.now() - startedAt) / 1_000;
    expect(Number(seconds) + passed).toBeGreaterThanOrEqual(59.99);
    await query({ text: "DELETE FROM rate_limit WHERE key = 'telegram_pause'" });
    expect((await take()).map((message) => message.shopperId)).toEqual([shoppers[2]]);
  });

  it("takes two refusals of one chat for what they are", async () => {
    const [a, b] = (await makeShoppers(2)) as [string, string];
    for (const shopperId of [a, b]) await enqueue(shopperId);
    const [first] = await take(1);
    for (let time = 0; time < 2; time += 1) {
      await query({
        text: "UPDATE notification SET lease_until = now() + interval '1 minute', lease_token = 'x' WHERE id = $1",
        values: [first?.id],
      });
      if (first)
        await markFailed({ ...first, leaseToken: "x" }, { kind: "retry_after", seconds: 9 });
    }
    expect((await take()).map((message) => message.shopperId)).toEqual([b]);
  });

  it("does not let go of a message on the word of a worker whose lease is lost", async () => {
    const [shopperId] = (await makeShoppers(1)) as [string];
    await enqueue(shopperId);
    const [first] = await take();
    if (!first) throw new Error("nothing was taken");
    const stale = { ...first, leaseToken: "another" };
    await markFailed(stale, { kind: "temporary", reason: "500" });
    await releaseNotification(stale);
    expect(await query({ text: "SELECT attempts, lease_token FROM notification" })).toEqual([
      { attempts: 0, lease_token: first.leaseToken },
    ]);
  });
});

describe("the pace of all instances together", () => {
  const LIMITS = { gapMs: 600_000, burst: 4, othersBurst: 2, chatMs: 60_000 }; // no turn comes by itself meanwhile
  const takeSome = (count = 50) => takeNotifications({ count, othersMax: 50, limits: LIMITS });

  it("lets as many go as there are turns, and keeps turns for deliveries", async () => {
    for (const shopperId of await makeShoppers(5)) await enqueue(shopperId);
    expect(await takeSome()).toHaveLength(2);
    expect(await takeSome()).toEqual([]);
    for (const shopperId of await makeShoppers(4)) await enqueue(shopperId, 0);
    expect((await takeSome()).map(({ chatId }) => chatId)).toHaveLength(2);
    expect(await takeSome()).toEqual([]);
    await query({
      text: "UPDATE rate_limit SET expire = expire - $1::bigint WHERE key = 'telegram_pace'",
      values: [LIMITS.gapMs],
    });
    expect(await takeSome()).toHaveLength(1);
  });

  it("gives no more turns to many workers at once than to one", async () => {
    for (const shopperId of await makeShoppers(12)) await enqueue(shopperId, 0);
    const batches = await Promise.all(Array.from({ length: 8 }, () => takeSome(3)));
    expect(batches.flat()).toHaveLength(4);
  });

  it("lets a further part wait for its turn, and an album for as many as it has pictures", async () => {
    const startedAt = performance.now();
    expect(await claimSends(4, LIMITS)).toBe(0);
    for (const [count, gaps] of [
      [1, 1],
      [10, 11],
    ] as const) {
      const wait = await claimSends(count, LIMITS);
      expect(wait).toBeLessThanOrEqual(gaps * LIMITS.gapMs);
      const passed = performance.now() - startedAt;
      expect(wait + passed).toBeGreaterThanOrEqual(gaps * LIMITS.gapMs - 2); // each time is rounded
    }
    for (const shopperId of await makeShoppers(1)) await enqueue(shopperId, 0);
    expect(await takeSome()).toEqual([]);
  });

  it("makes room for answers, which alone cannot keep deliveries back", async () => {
    const [shopperId, other] = (await makeShoppers(2)) as [string, string];
    await enqueue(other);
    await enqueue(shopperId, 0);
    for (let pressed = 0; pressed < 50; pressed += 1) await recordReply(1n, LIMITS);
    expect((await takeSome()).map((message) => message.shopperId)).toEqual([shopperId]);
  });

  it("leaves a chat alone for a while after an answer or a message", async () => {
    const [a, b] = await Promise.all([makeShopper(), makeShopper()]);
    for (const shopperId of [a.id, b.id, b.id]) await enqueue(shopperId, 0);
    await recordReply(a.telegramId, { ...SEND_LIMITS, chatMs: 60_000 });
    const [sent] = await takeNotifications({ count: 9, othersMax: 9 });
    expect(sent?.shopperId).toBe(b.id);
    if (sent) await markSent(sent, { partsSent: 1, messageIds: [7], holdMs: 60_000 });
    await query({ text: "DELETE FROM rate_limit WHERE key = 'telegram_pace'" });
    expect(await take()).toEqual([]);
    await query({ text: "UPDATE rate_limit SET expire = 0 WHERE key LIKE 'telegram_chat:%'" });
    expect(await take()).toHaveLength(2);
  });

  it("keeps what happened first before what happened next, and lets only deliveries overtake", async () => {
    const { id: shopperId } = await makeShopper();
    for (const priority of [5, 5, 0]) await enqueue(shopperId, priority);
    await query({
      text: "UPDATE notification SET next_attempt_at = now() + interval '1 minute' WHERE id = (SELECT min(id) FROM notification)",
    });
    const [delivery] = await take();
    if (delivery) await markSent(delivery, { partsSent: 1, messageIds: [7], holdMs: 0 });
    expect(await take()).toEqual([]);
    await query({ text: "UPDATE notification SET next_attempt_at = now()" });
    const [first] = await take();
    expect(BigInt(first?.id ?? 0)).toBe(BigInt(delivery?.id ?? 0) - 2n);
  });

  it("is asked again soon only while something waits for its turn", async () => {
    expect(await isSendingSoon()).toBe(false);
    const [shopperId] = (await makeShoppers(1)) as [string];
    await enqueue(shopperId);
    expect(await isSendingSoon()).toBe(true);
    await query({ text: "UPDATE notification SET next_attempt_at = now() + interval '9 seconds'" });
    expect(await isSendingSoon()).toBe(false);
  });
});

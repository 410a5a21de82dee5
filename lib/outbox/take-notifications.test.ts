import { beforeEach, describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeShopper } from "@/test/factories";
import { markFailed } from "./mark-failed";
import { releaseNotification } from "./release-notification";
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

const take = (count = 50, othersMax = 50) => takeNotifications({ count, othersMax });

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

  it("takes nothing while Telegram has told the bot to be silent", async () => {
    const [a, b] = (await makeShoppers(2)) as [string, string];
    await enqueue(a);
    await enqueue(b);
    const [first] = await take(1);
    if (first) await markFailed(first, { kind: "retry_after", seconds: 30 });
    expect(await take()).toEqual([]);
    await query({ text: "UPDATE rate_limit SET expire = 0" });
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

import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { query } from "@/lib/db";
import { recordUpdate } from "@/lib/telegram/record-update";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import { openSandbox } from "@/test/open-sandbox";
import { retryUpdates } from "./retry-updates";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => {
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  Object.assign(sandbox.weather, calmWeather());
});
afterAll(() => sandbox.close());

/** An update whose handling was cut off: recorded, never reported, its lease over. */
async function makeCutOff(updateId: number, attempts = 1): Promise<number> {
  const { id } = sandbox.telegram.createUser();
  const from = { id, is_bot: false, first_name: "Ada" };
  const chat = { id, type: "private", first_name: "Ada" };
  const message = { message_id: 1, date: 1, from, chat, text: "hello" };
  await recordUpdate({ update_id: updateId, ...{ message } });
  await query({
    text: "UPDATE telegram_update SET lease_until = now() - interval '1 second', attempts = $2 WHERE update_id = $1",
    values: [updateId, attempts],
  });
  return id;
}

const look = (updateId: number) =>
  query({
    text: "SELECT state, attempts FROM telegram_update WHERE update_id = $1",
    values: [updateId],
  });

it("handles what was cut off, once, by one of any number of workers", async () => {
  const chat = await makeCutOff(1);
  const counts = await Promise.all([retryUpdates(), retryUpdates(), retryUpdates()]);
  expect(counts.sort()).toEqual([0, 0, 1]);
  expect(sandbox.telegram.messages(chat)).toHaveLength(1);
  expect(await look(1)).toEqual([{ state: "done", attempts: 2 }]);
  expect(await retryUpdates()).toBe(0);
});

it("handles each once where several workers meet a slow Telegram and many that were cut off", async () => {
  const chats: number[] = [];
  for (const id of [11, 12, 13, 14]) chats.push(await makeCutOff(id)); // what came first is taken first
  sandbox.weather.telegramDelayMs = 400;
  const slow = retryUpdates();
  await expect.poll(() => look(11)).toMatchObject([{ attempts: 2 }]);
  // What waits behind it for longer than a lease is anybody's.
  await query({
    text: "UPDATE telegram_update SET lease_until = now() - interval '1 second' WHERE update_id BETWEEN 12 AND 14",
  });
  const others = (async () => {
    while ((await retryUpdates()) > 0);
  })();
  await Promise.all([slow, others]);
  expect(chats.map((chat) => sandbox.telegram.messages(chat).length)).toEqual([1, 1, 1, 1]);
});

it("leaves alone what another process is handling just now", async () => {
  await makeCutOff(2);
  await query({
    text: "UPDATE telegram_update SET lease_until = now() + interval '1 minute' WHERE update_id = 2",
  });
  expect(await retryUpdates()).toBe(0);
});

it("gives up what was cut off at every try, without trying again, and tells the admins", async () => {
  const chat = await makeCutOff(3, 5);
  expect(await retryUpdates()).toBe(1);
  expect(sandbox.telegram.messages(chat)).toEqual([]);
  expect(await look(3)).toEqual([{ state: "dead", attempts: 6 }]);
  const alarm =
    'SELECT kind FROM notification WHERE chat_id = 9001 AND payload @> \'{"alarm": "update_dead", "update_id": "3"}\'';
  expect(await query({ text: alarm })).toEqual([{ kind: "admin_alarm" }]);
});

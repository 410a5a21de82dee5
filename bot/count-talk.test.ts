import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { query } from "@/lib/db";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { setEnv } from "@/test/database";
import { feed, messageFrom } from "@/test/feed-update";
import { openSandbox } from "@/test/open-sandbox";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => {
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
});
afterAll(() => sandbox.close());

const say = (id: number) => feed({ message: messageFrom({ id }, "/help") });

test("who writes without end hears twenty answers a minute, fails at nothing, and others are answered", async () => {
  const [flooder, other] = [sandbox.telegram.createUser(), sandbox.telegram.createUser()];
  for (let count = 0; count < 25; count += 1) await say(flooder.id);
  await say(other.id);
  expect(sandbox.telegram.messages(flooder.id)).toHaveLength(20);
  expect(sandbox.telegram.messages(other.id)).toHaveLength(1);
  const left = "SELECT update_id FROM telegram_update WHERE state <> 'done'";
  expect(await query({ text: left })).toEqual([]);
});

test("commands in a group count for who sends them", async () => {
  const { id } = sandbox.telegram.createUser();
  const chat = { id: -100_123, type: "supergroup", title: "Group" };
  for (let count = 0; count < 20; count += 1)
    await feed({ message: messageFrom({ id }, "/shop", { chat }) });
  await say(id);
  expect(sandbox.telegram.messages(id)).toEqual([]);
});

test("what is said in a group among people counts for nobody", async () => {
  const { id } = sandbox.telegram.createUser();
  const chat = { id: -100_123, type: "supergroup", title: "Group" };
  for (let count = 0; count < 25; count += 1)
    await feed({ message: messageFrom({ id }, "good morning", { chat }) });
  await say(id);
  expect(sandbox.telegram.messages(id)).toHaveLength(1);
});

test("who blocks the bot is heard at any rate", async () => {
  const { id } = sandbox.telegram.createUser();
  for (let count = 0; count < 21; count += 1) await say(id);
  const from = { id, is_bot: false, first_name: "Ada" };
  const member = { user: from, status: "kicked", until_date: 0 };
  await feed({
    my_chat_member: { date: 1, from, chat: { id, type: "private" }, new_chat_member: member },
  });
  const blocked =
    "SELECT chat_blocked_at IS NOT NULL AS is_blocked FROM shopper WHERE telegram_id = $1";
  expect(await query({ text: blocked, values: [id] })).toEqual([{ is_blocked: true }]);
});

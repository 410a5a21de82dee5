import { Api } from "grammy";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { BOT_TOKEN, refusal, startReceiver, startTestSandbox } from "@/sandbox/test-sandbox";
import { GROUP } from "./chats";

let sandbox: Sandbox;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let api: Api;
let userId: number;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  receiver = await startReceiver();
  api = new Api(BOT_TOKEN, { apiRoot: sandbox.url });
  userId = sandbox.telegram.createUser({ first_name: "Ada" }).id;
  await api.setWebhook(receiver.url);
});
afterEach(async () => {
  await sandbox.close();
  receiver.server.close();
});

const say = (text: string) => sandbox.telegram.sendText({ userId, text, room: "group" });

test("of what is said in the group the bot hears commands, unless they are for another bot", async () => {
  for (const text of [
    "hello",
    "what about /shop",
    "/shop@other_bot",
    "/help",
    "/shop@Kiosk_Demo_Bot x",
  ])
    say(text);
  await receiver.until(2);
  expect(receiver.received.map(({ body }) => (body.message as { text: string }).text)).toEqual([
    "/help",
    "/shop@Kiosk_Demo_Bot x",
  ]);
  expect(receiver.received[0]?.body).toMatchObject({
    message: { chat: { id: GROUP.id, type: "group", title: "Friends" }, from: { id: userId } },
  });
  expect(sandbox.telegram.messages(userId)).toEqual([]);
});

test("the bot answers there, hears the reply it asked for, and cannot open the Mini App", async () => {
  const asked = await api.sendMessage(GROUP.id, "How many?", {
    reply_markup: { force_reply: true },
  });
  expect(asked.chat).toEqual(GROUP);
  say("three");
  say("and a word to the others");
  await receiver.until(1);
  expect(receiver.received[0]?.body).toMatchObject({
    message: { text: "three", reply_to_message: { message_id: asked.message_id } },
  });
  const open = { inline_keyboard: [[{ text: "Shop", web_app: { url: "https://s.example" } }]] };
  expect((await refusal(api.sendMessage(GROUP.id, "x", { reply_markup: open }))).text).toBe(
    "Bad Request: BUTTON_TYPE_INVALID",
  );
  expect(receiver.received).toHaveLength(1);
});

test("what somebody keeps for themselves is nobody else's, and the bot hears nothing of it", async () => {
  sandbox.telegram.sendText({ userId, text: "/note", room: "saved" });
  const other = sandbox.telegram.createUser();
  expect(sandbox.telegram.chats.messagesIn(userId, "saved")).toMatchObject([{ text: "/note" }]);
  expect(sandbox.telegram.chats.messagesIn(other.id, "saved")).toEqual([]);
  expect(sandbox.telegram.updates.pendingCount).toBe(0);
  expect(sandbox.telegram.users.get(userId)?.hasStarted).toBe(false);
});

import { validate } from "@tma.js/init-data-node";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { BOT_TOKEN, startReceiver, startTestSandbox } from "@/sandbox/test-sandbox";

let sandbox: Sandbox;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let userId: number;
const statuses: number[] = [];

beforeEach(async () => {
  statuses.length = 0;
  sandbox = await startTestSandbox();
  receiver = await startReceiver(statuses);
  userId = sandbox.telegram.createUser({ first_name: "Ada", username: "ada" }).id;
});
afterEach(async () => {
  await sandbox.close();
  receiver.server.close();
});

async function callBot(method: string, params: Record<string, unknown>): Promise<unknown> {
  const response = await fetch(`${sandbox.url}/bot${BOT_TOKEN}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(params),
  });
  return response.json();
}

test("a typed command reaches the webhook with its entity and the secret", async () => {
  await callBot("setWebhook", { url: receiver.url, secret_token: "s3cret" });
  sandbox.telegram.sendText({ userId, text: "/start p_tea" });
  await receiver.until(1);
  expect(receiver.received[0]?.headers["x-telegram-bot-api-secret-token"]).toBe("s3cret");
  expect(receiver.received[0]?.body).toMatchObject({
    update_id: expect.any(Number),
    message: {
      text: "/start p_tea",
      entities: [{ type: "bot_command", offset: 0, length: 6 }],
      from: { id: userId, is_bot: false, first_name: "Ada", username: "ada" },
      chat: { id: userId, type: "private" },
    },
  });
});

test("updates of one chat come one after the other, each again until it is taken", async () => {
  statuses.push(500, 500);
  await callBot("setWebhook", { url: receiver.url });
  sandbox.telegram.sendText({ userId, text: "one" });
  sandbox.telegram.sendText({ userId, text: "two" });
  await receiver.until(2);
  expect(sandbox.telegram.updates.pendingCount).toBe(2);
  await receiver.until(4);
  const texts = receiver.received.map(({ body }) => (body.message as { text: string }).text);
  expect(texts).toEqual(["one", "one", "one", "two"]);
  const ids = receiver.received.map(({ body }) => body.update_id);
  expect(ids[0]).toBe(ids[2]);
});

test("what happened before there was a webhook is delivered once there is one", async () => {
  sandbox.telegram.sendText({ userId, text: "early" });
  await callBot("setWebhook", { url: receiver.url });
  await receiver.until(1);
  expect(receiver.received[0]?.body).toMatchObject({ message: { text: "early" } });
});

test("setting the webhook again sends at once what waits for its next attempt", async () => {
  statuses.push(500, 500);
  await callBot("setWebhook", { url: receiver.url });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }); // no wait ends by itself
  onTestFinished(() => void vi.useRealTimers());
  sandbox.telegram.sendText({ userId, text: "hello" });
  await receiver.until(2);
  await expect.poll(() => vi.getTimerCount()).toBe(1);
  await callBot("setWebhook", { url: receiver.url });
  await receiver.until(3);
  await expect.poll(() => sandbox.telegram.updates.pendingCount).toBe(0);
});

test("pending updates can be dropped, and unwanted kinds are never sent", async () => {
  sandbox.telegram.sendText({ userId, text: "early" });
  await callBot("setWebhook", {
    url: receiver.url,
    drop_pending_updates: true,
    allowed_updates: ["my_chat_member"],
  });
  sandbox.telegram.sendText({ userId, text: "hello" });
  sandbox.telegram.block(userId);
  await receiver.until(1);
  expect(receiver.received[0]?.body).toMatchObject({
    my_chat_member: {
      old_chat_member: { status: "member" },
      new_chat_member: { status: "kicked" },
    },
  });
});

test("a pressed button arrives with its message and can be answered once", async () => {
  await callBot("setWebhook", { url: receiver.url });
  await callBot("sendMessage", {
    chat_id: userId,
    text: "Choose",
    reply_markup: { inline_keyboard: [[{ text: "A", callback_data: "a" }]] },
  });
  const messageId = sandbox.telegram.messages(userId)[0]?.message_id ?? 0;
  const id = sandbox.telegram.pressButton({ userId, messageId, callbackData: "a" });
  await receiver.until(1);
  expect(receiver.received[0]?.body).toMatchObject({
    callback_query: { id, data: "a", message: { message_id: messageId, text: "Choose" } },
  });
  expect(sandbox.telegram.callbackAnswers.get(id)).toBeNull();
  const answer = { callback_query_id: id, text: "Done" };
  expect(await callBot("answerCallbackQuery", answer)).toEqual({ ok: true, result: true });
  expect(sandbox.telegram.callbackAnswers.get(id)).toMatchObject({ text: "Done" });
  expect(await callBot("answerCallbackQuery", answer)).toMatchObject({ error_code: 400 });
});

test("init data stands up to an independent check with the bot token", () => {
  const raw = sandbox.telegram.initData({ userId, startParam: "p_tea" });
  expect(() => validate(raw, BOT_TOKEN)).not.toThrow();
  expect(() => validate(raw.replace("Ada", "Eve"), BOT_TOKEN)).toThrow();
  expect(() => validate(raw, "1:other")).toThrow();
  const fields = new URLSearchParams(raw);
  expect(JSON.parse(fields.get("user") ?? "")).toMatchObject({ id: userId, first_name: "Ada" });
  expect(fields.get("start_param")).toBe("p_tea");
  expect(fields.get("query_id")).toBeTruthy();
  expect(fields.get("signature")).toMatch(/^[\w-]{86}$/);
});

test("a message to come can be waited for", async () => {
  const waiting = sandbox.telegram.waitForMessage(userId, {
    matches: (message) => message.text === "later",
  });
  await callBot("sendMessage", { chat_id: userId, text: "now" });
  await callBot("sendMessage", { chat_id: userId, text: "later" });
  expect((await waiting).text).toBe("later");
  const never = sandbox.telegram.waitForMessage(userId, { matches: () => false, timeoutMs: 20 });
  await expect(never).rejects.toThrow("no such message");
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { readEnv } from "@/lib/env";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { registerBot } from "./register-bot";

const BOT_TOKEN = "7000000001:test-token-test-token-test-token-00";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ botToken: BOT_TOKEN, ipnSecret: "s", nowpaymentsApiKey: "k" });
});
afterAll(() => sandbox.close());

function setEnv(apiRoot: string): void {
  globalThis.kioskEnv = readEnv({
    TELEGRAM_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_WEBHOOK_SECRET: "test-webhook-secret",
    TELEGRAM_API_ROOT: apiRoot,
    PUBLIC_URL: "https://shop.example",
    ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"),
    LOG_LEVEL: "silent",
  });
}

it("tells Telegram the webhook, the commands and the menu button", async () => {
  setEnv(sandbox.url);
  await registerBot();
  await registerBot();
  expect(sandbox.telegram.updates.webhook).toMatchObject({
    url: "https://shop.example/api/telegram",
    secretToken: "test-webhook-secret",
    allowedUpdates: [
      "message",
      "callback_query",
      "inline_query",
      "my_chat_member",
      "pre_checkout_query",
    ],
  });
  const { profile } = sandbox.telegram;
  expect(profile.menuButton).toEqual({
    type: "web_app",
    text: "Shop",
    web_app: { url: "https://shop.example" },
  });
});

it("introduces the bot in every language, in English to whoever speaks none of them", async () => {
  setEnv(sandbox.url);
  await registerBot();
  const { commands, descriptions, shortDescriptions } = sandbox.telegram.profile;
  const help = Object.entries(commands).map(([scope, list]) => [
    scope,
    list.length,
    list.find(({ command }) => command === "help")?.description,
  ]);
  expect(help).toEqual([
    ["default/", 11, "How this works"],
    ["default/de", 11, "So funktioniert es"],
    ["default/ru", 11, "Как это работает"],
    ["default/ar", 11, "كيف يعمل هذا"],
  ]);
  expect(descriptions[""]).toMatch(/^Welcome! This is a shop inside Telegram\./);
  expect(shortDescriptions[""]).toContain("right here in the chat");
  expect(sandbox.telegram.requests.count("setMyDescription")).toBeGreaterThanOrEqual(4);
});

it("goes on trying while Telegram is away, and stops when it is told to", async () => {
  setEnv("http://127.0.0.1:9");
  const stopping = new AbortController();
  const registered = registerBot({ signal: stopping.signal });
  stopping.abort();
  await expect(registered).resolves.toBeUndefined();
});

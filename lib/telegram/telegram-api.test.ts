import { afterEach, expect, it, vi } from "vitest";
import { readEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { telegramApi } from "./telegram-api";

const TOKEN = "7000000001:a-token-that-nobody-may-read-anywhere";

afterEach(() => vi.restoreAllMocks());

it("a call that cannot be made is logged without the bot's token, which is part of its address", async () => {
  globalThis.kioskEnv = readEnv({
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_WEBHOOK_SECRET: "a-secret-of-telegram",
    TELEGRAM_API_ROOT: "http://127.0.0.1:9",
    PUBLIC_URL: "https://shop.example",
    ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"),
  });
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  await telegramApi()
    .getMe()
    .catch((error: unknown) => log().error({ err: error }, "nobody answers"));
  expect(lines.join("")).toContain("http://127.0.0.1:9/bot[secret]/getMe");
  expect(lines.join("")).not.toContain(TOKEN.split(":")[1]);
});

import type { Api } from "grammy";
import { env, requireEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { chatText } from "@/lib/text/chat-text";
import { LANGUAGE_NAMES } from "@/lib/text/languages";
import { menuButton } from "./set-menu-button";
import { telegramApi } from "./telegram-api";

/** What the bot must hear; Telegram sends `my_chat_member` only where it is asked for. */
const UPDATES = [
  "message",
  "callback_query",
  "inline_query",
  "my_chat_member",
  "pre_checkout_query",
] as const;
const RETRY_FIRST_MS = 1_000;
const RETRY_MAX_MS = 60_000;

/**
 * Tells Telegram where the bot lives and what it understands: webhook, commands, menu button and descriptions, in every language. Repeatable; every start does
 * it. Tries until it succeeds or `signal` is aborted, so a start does not depend on Telegram.
 */
export async function registerBot({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
  for (let pause = RETRY_FIRST_MS; !signal?.aborted; pause = Math.min(pause * 2, RETRY_MAX_MS)) {
    try {
      await register();
      return log().info("the bot is registered with Telegram");
    } catch (error) {
      log().warn({ err: error }, "the bot could not be registered with Telegram yet");
    }
    await untilAborted(pause, signal);
  }
}

async function register(): Promise<void> {
  const api = telegramApi();
  const publicUrl = requireEnv("PUBLIC_URL");
  await api.setWebhook(`${publicUrl}/api/telegram`, {
    secret_token: requireEnv("TELEGRAM_WEBHOOK_SECRET"),
    allowed_updates: UPDATES,
  });
  for (const language of Object.keys(LANGUAGE_NAMES)) await introduce(api, language);
  await api.setChatMenuButton({ menu_button: menuButton("en") });
  log().debug({ apiRoot: env().TELEGRAM_API_ROOT }, "webhook, commands and menu button are set");
}

/** What Telegram shows of the bot to whom it speaks a language: English is for everybody whose language we do not speak. */
async function introduce(api: Api, language: string): Promise<void> {
  const words = chatText(language);
  const scope = language === "en" ? {} : { language_code: language as "en" };
  const commands = Object.entries(words.commands);
  await api.setMyCommands(
    commands.map(([command, description]) => ({ command, description })),
    scope,
  );
  await api.setMyShortDescription(words.about, scope);
  await api.setMyDescription(words.description, scope);
}

function untilAborted(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(finish, ms);
    timer.unref();
    signal?.addEventListener("abort", finish, { once: true });
    function finish(): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      resolve();
    }
  });
}

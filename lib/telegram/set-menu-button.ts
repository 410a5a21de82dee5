import type { MenuButtonWebApp } from "grammy/types";
import { requireEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { chatText } from "@/lib/text/chat-text";
import { telegramApi } from "./telegram-api";

/**
 * Writes the button beside the input field of one chat in a language: Telegram keeps one text for all languages, or one a chat. Repeatable; a failure is logged and
 * forgotten, since nobody should wait for their answer because of it.
 */
export async function setMenuButton(chatId: bigint, language: string): Promise<void> {
  const chat = Number(chatId); // at most 52 bits, says the Bot API
  const button = { chat_id: chat, menu_button: menuButton(language) };
  await telegramApi()
    .setChatMenuButton(button)
    .catch((error) => log().warn({ err: error }, "a menu button keeps its language"));
}

/** The button that opens the shop. */
export function menuButton(language: string): MenuButtonWebApp {
  const { menuButton: text } = chatText(language);
  return { type: "web_app", text, web_app: { url: requireEnv("PUBLIC_URL") } };
}

import { GrammyError, InputMediaBuilder } from "grammy";
import { toKeyboard } from "./keyboard";
import { toHtml, toPlain } from "./rich-text";
import {
  CARD_TIMEOUT_SECONDS,
  type Card,
  type Look,
  parseMode,
  readPicture,
  sendMessage,
  type TextMessage,
  withoutLooks,
} from "./send-message";
import { telegramApi } from "./telegram-api";

/** A message of ours in a chat, and whether it has a picture. */
export type Standing = { readonly messageId: number; readonly hasPicture: boolean };

const UNCHANGED = "message is not modified";
const GONE = [
  "message to edit not found",
  "message can't be edited",
  "no text in the message",
  "no media in the message",
];

/**
 * Puts a message in the place of one of ours. Where Telegram cannot change the old one into it (a picture into words, or it is gone) the new
 * one is sent below, and the old one deleted if that is still possible. Repeatable. Throws what the Bot API client throws.
 */
export async function editMessage(
  chatId: bigint,
  standing: Standing,
  message: TextMessage | Card,
): Promise<void> {
  if (message.type === "card" || !standing.hasPicture) {
    try {
      return await withoutLooks(message, (look) => edit({ chatId, ...standing }, message, look));
    } catch (error) {
      if (says(error, [UNCHANGED])) return;
      if (!says(error, GONE)) throw error;
    }
  }
  await sendMessage(chatId, message);
  await telegramApi()
    .deleteMessage(Number(chatId), standing.messageId)
    .catch(() => undefined); // older than Telegram deletes, or gone: it stays, and its buttons still lead on
}

async function edit(
  { chatId, messageId }: Standing & { chatId: bigint },
  message: TextMessage | Card,
  look: Look,
): Promise<void> {
  const chat = Number(chatId);
  const keyboard = message.buttons?.length ? { reply_markup: toKeyboard(message.buttons) } : {};
  if (message.type === "text") {
    const words = look.isPlain ? toPlain(message.text) : toHtml(message.text);
    const options = {
      ...parseMode(look),
      ...keyboard,
      link_preview_options: { is_disabled: true },
    };
    await telegramApi().editMessageText(chat, messageId, words, options);
    return;
  }
  const picture = await readPicture(message.picture);
  const caption = look.isPlain ? toPlain(message.caption) : toHtml(message.caption);
  const api = telegramApi(CARD_TIMEOUT_SECONDS);
  if (!picture) {
    await api.editMessageCaption(chat, messageId, { caption, ...parseMode(look), ...keyboard });
    return;
  }
  const media = InputMediaBuilder.photo(picture.photo, { caption, ...parseMode(look) });
  const edited = await api.editMessageMedia(chat, messageId, media, keyboard);
  const largest = edited === true ? undefined : edited.photo?.at(-1);
  if (largest) await picture.remember(largest.file_id);
}

function says(error: unknown, words: readonly string[]): boolean {
  return error instanceof GrammyError && words.some((part) => error.description.includes(part));
}

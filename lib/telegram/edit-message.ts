import { InputMediaBuilder } from "grammy";
import { describeFailure, isUnchanged } from "./describe-failure";
import { toKeyboard } from "./keyboard";
import { forgetPhotoId } from "./photo-ids";
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

type Place = Standing & { readonly chatId: bigint };

/**
 * Puts a message in the place of one of ours. Where Telegram cannot change the old one into it (a picture into words, or it is gone) the new
 * one is sent below, and the old one deleted if that is still possible. Answers with the id of the message that stands now. Repeatable. Throws
 * what the Bot API client throws.
 */
export async function editMessage(
  chatId: bigint,
  standing: Standing,
  message: TextMessage | Card,
): Promise<number> {
  const place = { chatId, ...standing };
  const isDone =
    message.type === "card" ? await editCard(place, message) : await editWords(place, message);
  if (isDone) return standing.messageId;
  const [sent = standing.messageId] = await sendMessage(chatId, message);
  await telegramApi()
    .deleteMessage(Number(chatId), standing.messageId)
    .catch(() => undefined); // older than Telegram deletes, or gone: it stays, and its buttons still lead on
  return sent;
}

/**
 * Makes another message of one of ours where it stands: words of words, a card of a picture; of a picture that Telegram does not take only the
 * words and buttons change. Does nothing to one that is gone. Repeatable. Throws what the Bot API client throws.
 */
export async function changeMessage(
  chatId: bigint,
  standing: Standing,
  message: TextMessage | Card,
): Promise<void> {
  const place = { chatId, ...standing };
  if (message.type === "card" && (await editCard(place, message))) return;
  const words = wordsOf(message);
  const isCaption = standing.hasPicture && (await isTaken(() => editCaption(place, words), words));
  if (!isCaption) await editWords({ ...place, hasPicture: false }, words); // it may have gone out without its picture
}

function wordsOf(message: TextMessage | Card): TextMessage {
  if (message.type === "text") return message;
  const { caption, buttons } = message;
  return { type: "text", text: caption, ...(buttons && { buttons }) };
}

// Each tells whether the old message has become the new one.
async function editCard(place: Place, card: Card): Promise<boolean> {
  const picture = await readPicture(card.picture);
  if (!picture) return editWords(place, wordsOf(card));
  const words = { caption: toHtml(card.caption), ...parseMode({ isPlain: false }) };
  const media = InputMediaBuilder.photo(picture.photo, words);
  const api = telegramApi(CARD_TIMEOUT_SECONDS);
  return isTaken(async () => {
    const edited = await api.editMessageMedia(
      Number(place.chatId),
      place.messageId,
      media,
      keyboardOf(card),
    );
    const largest = edited === true ? undefined : edited.photo?.at(-1);
    if (largest) await picture.remember(largest.file_id);
  }, card);
}

async function editWords(place: Place, message: TextMessage): Promise<boolean> {
  if (place.hasPicture) return false;
  return isTaken(() => withoutLooks(message, (look) => editText(place, message, look)), message);
}

async function editCaption({ chatId, messageId }: Place, message: TextMessage): Promise<void> {
  await telegramApi().editMessageCaption(Number(chatId), messageId, {
    caption: toHtml(message.text),
    ...parseMode({ isPlain: false }),
    ...keyboardOf(message),
  });
}

async function editText(
  { chatId, messageId }: Place,
  message: TextMessage,
  look: Look,
): Promise<void> {
  const words = look.isPlain ? toPlain(message.text) : toHtml(message.text);
  await telegramApi().editMessageText(Number(chatId), messageId, words, {
    ...parseMode(look),
    ...keyboardOf(message),
    link_preview_options: { is_disabled: true },
  });
}

// What Telegram refuses to put there may still be sent anew, a picture by another upload.
async function isTaken(act: () => Promise<void>, message: TextMessage | Card): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (isUnchanged(error)) return true;
    if (describeFailure(error).kind !== "bad_request") throw error;
    if (message.type === "card" && "source" in message.picture)
      await forgetPhotoId(message.picture.source);
    return false;
  }
}

function keyboardOf({ buttons }: TextMessage | Card) {
  return buttons?.length ? { reply_markup: toKeyboard(buttons) } : {};
}

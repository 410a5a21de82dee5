import { type Api, InputFile, InputMediaBuilder } from "grammy";
import { describeFailure, isUnchanged } from "./describe-failure";
import { type Buttons, toKeyboard } from "./keyboard";
import { findPhotoId, forgetPhotoId, rememberPhotoId } from "./photo-ids";
import { type RichText, toHtml, toPlain } from "./rich-text";
import { telegramApi, timeoutSecondsFor } from "./telegram-api";

export type OutgoingFile = { readonly name: string; readonly content: Buffer };

/**
 * A picture on a card. One with a `source` is uploaded once; `load` is asked only then, and null of it means a card without a picture. One that
 * somebody sent to the bot is called as Telegram calls it.
 */
export type CardPicture =
  | OutgoingFile
  | { readonly photoId: string }
  | { readonly source: string; readonly load: () => Promise<OutgoingFile | null> };

export type TextMessage = {
  readonly type: "text";
  readonly text: RichText;
  readonly buttons?: Buttons;
};

/** A picture with words and buttons below it. */
export type Card = {
  readonly type: "card";
  readonly picture: CardPicture;
  readonly caption: RichText;
  readonly buttons?: Buttons;
};

/** One message, or one album, ready to go out. Albums hold 2–10 files; text 1–4096 and caption ≤ 1024 characters. */
export type Outgoing =
  | TextMessage
  | Card
  | {
      readonly type: "photos" | "documents";
      readonly caption: RichText;
      readonly files: readonly OutgoingFile[];
    };

/** How long a call with one picture may take. */
export const CARD_TIMEOUT_SECONDS = 20;

export type Look = { readonly isPlain: boolean };

/**
 * Sends one message and returns the ids it got. When Telegram refuses how it looks (markup, or a picture it will not show) it goes out
 * once more without the looks: plain words, pictures as files, a card without its picture. Throws what the Bot API client throws; see
 * `describeFailure`.
 */
export async function sendMessage(chatId: bigint, message: Outgoing): Promise<number[]> {
  return withoutLooks(message, (look) => send(chatId, message, look));
}

/** Does something with a message, and once more without its looks where Telegram refuses them. */
export async function withoutLooks<T>(
  message: Outgoing,
  act: (look: Look) => Promise<T>,
): Promise<T> {
  try {
    return await act({ isPlain: false });
  } catch (error) {
    if (describeFailure(error).kind !== "bad_request" || isUnchanged(error)) throw error;
    if (message.type === "card" && "source" in message.picture)
      await forgetPhotoId(message.picture.source);
    return act({ isPlain: true });
  }
}

async function send(chatId: bigint, message: Outgoing, look: Look): Promise<number[]> {
  const chat = Number(chatId); // at most 52 bits, says the Bot API
  if (message.type === "text") {
    const words = look.isPlain ? toPlain(message.text) : toHtml(message.text);
    const sent = await telegramApi().sendMessage(chat, words, {
      ...parseMode(look),
      link_preview_options: { is_disabled: true },
      ...(message.buttons?.length && { reply_markup: toKeyboard(message.buttons) }),
    });
    return [sent.message_id];
  }
  if (message.type === "card") return sendCard(chatId, message, look);
  const caption = look.isPlain ? toPlain(message.caption) : toHtml(message.caption);
  const options = { ...(caption && { caption }), ...parseMode(look) };
  const isPhoto = message.type === "photos" && !look.isPlain;
  const files = message.files.map((file) => new InputFile(file.content, file.name));
  const bytes = message.files.reduce((sum, file) => sum + file.content.length, 0);
  const api = telegramApi(timeoutSecondsFor(bytes));
  return sendFiles({ api, chat, files, options, isPhoto });
}

type Upload = {
  readonly api: Api;
  readonly chat: number;
  readonly files: readonly InputFile[];
  readonly options: { caption?: string; parse_mode?: "HTML" };
  readonly isPhoto: boolean;
};

async function sendFiles({ api, chat, files, options, isPhoto }: Upload): Promise<number[]> {
  const [first] = files;
  if (first && files.length === 1) {
    const sent = isPhoto
      ? await api.sendPhoto(chat, first, options)
      : await api.sendDocument(chat, first, options);
    return [sent.message_id];
  }
  const optionsOf = (index: number) => (index === 0 ? options : {});
  const sent = isPhoto
    ? await api.sendMediaGroup(
        chat,
        files.map((file, i) => InputMediaBuilder.photo(file, optionsOf(i))),
      )
    : await api.sendMediaGroup(
        chat,
        files.map((file, i) => InputMediaBuilder.document(file, optionsOf(i))),
      );
  return sent.map((message) => message.message_id);
}

/** The picture as the Bot API takes it, and how to remember it once it is uploaded; null where there is none. */
export async function readPicture(picture: CardPicture) {
  if ("content" in picture)
    return { photo: new InputFile(picture.content, picture.name), remember: async () => undefined };
  if ("photoId" in picture) return { photo: picture.photoId, remember: async () => undefined };
  const known = await findPhotoId(picture.source);
  if (known) return { photo: known, remember: async () => undefined };
  const file = await picture.load();
  if (!file) return null;
  const remember = (photoId: string) => rememberPhotoId(picture.source, photoId);
  return { photo: new InputFile(file.content, file.name), remember };
}

async function sendCard(chatId: bigint, card: Card, look: Look): Promise<number[]> {
  const { caption, buttons } = card;
  const picture = look.isPlain ? null : await readPicture(card.picture);
  const words = { type: "text", text: caption, ...(buttons && { buttons }) } as const;
  if (!picture) return send(chatId, words, look);
  const sent = await telegramApi(CARD_TIMEOUT_SECONDS).sendPhoto(Number(chatId), picture.photo, {
    caption: toHtml(caption),
    ...parseMode(look),
    ...(buttons?.length && { reply_markup: toKeyboard(buttons) }),
  });
  const largest = sent.photo.at(-1);
  if (largest) await picture.remember(largest.file_id);
  return [sent.message_id];
}

/** How the words of a message are written: as HTML, or plainly. */
export function parseMode(look: Look): { parse_mode?: "HTML" } {
  return look.isPlain ? {} : { parse_mode: "HTML" };
}

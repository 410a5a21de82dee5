import { type Api, InlineKeyboard, InputFile, InputMediaBuilder } from "grammy";
import { describeFailure } from "./describe-failure";
import { type RichText, toHtml, toPlain } from "./rich-text";
import { telegramApi, timeoutSecondsFor } from "./telegram-api";

/** A button that opens the Mini App at an address, one that opens a browser, or one whose press comes back to the bot with `data` (1–64 bytes). */
export type Button =
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly link: string }
  | { readonly label: string; readonly data: string };

/** Buttons below a message, row by row. */
export type Buttons = readonly (readonly Button[])[];

export type OutgoingFile = { readonly name: string; readonly content: Buffer };

/** One message, or one album, ready to go out. Albums hold 2–10 files; text 1–4096 and caption ≤ 1024 characters. */
export type Outgoing =
  | { readonly type: "text"; readonly text: RichText; readonly buttons?: Buttons }
  | {
      readonly type: "photos" | "documents";
      readonly caption: RichText;
      readonly files: readonly OutgoingFile[];
    };

type Look = { readonly isPlain: boolean };

/**
 * Sends one message and returns the ids it got. When Telegram refuses how it looks (markup, or a picture it will not show) it goes out
 * once more without the looks: plain words, pictures as files. Throws what the Bot API client throws; see `describeFailure`.
 */
export async function sendMessage(chatId: bigint, message: Outgoing): Promise<number[]> {
  try {
    return await send(chatId, message, { isPlain: false });
  } catch (error) {
    const failure = describeFailure(error);
    if (failure.kind !== "bad_request") throw error;
    return send(chatId, message, { isPlain: true });
  }
}

async function send(chatId: bigint, message: Outgoing, look: Look): Promise<number[]> {
  const chat = Number(chatId); // at most 52 bits, says the Bot API
  if (message.type === "text") {
    const words = look.isPlain ? toPlain(message.text) : toHtml(message.text);
    const sent = await telegramApi().sendMessage(chat, words, {
      ...parseMode(look),
      link_preview_options: { is_disabled: true },
      ...(message.buttons?.length && { reply_markup: keyboard(message.buttons) }),
    });
    return [sent.message_id];
  }
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

function parseMode(look: Look): { parse_mode?: "HTML" } {
  return look.isPlain ? {} : { parse_mode: "HTML" };
}

function keyboard(buttons: Buttons): InlineKeyboard {
  return InlineKeyboard.from(
    buttons.map((row) =>
      row.map((button) => {
        if ("url" in button) return InlineKeyboard.webApp(button.label, button.url);
        if ("link" in button) return InlineKeyboard.url(button.label, button.link);
        return InlineKeyboard.text(button.label, button.data);
      }),
    ),
  );
}

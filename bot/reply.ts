import { forgetInvoiceMessage } from "@/lib/outbox/forget-invoice-message";
import { recordReply } from "@/lib/outbox/record-reply";
import { forgiveRefusal } from "@/lib/telegram/describe-failure";
import { editMessage } from "@/lib/telegram/edit-message";
import type { Button, Buttons } from "@/lib/telegram/keyboard";
import { cutText, type RichText } from "@/lib/telegram/rich-text";
import { CAPTION_MAX, TEXT_MAX } from "@/lib/telegram/rules";
import { type CardPicture, sendMessage } from "@/lib/telegram/send-message";
import type { BotContext } from "./context";

const TOAST_MAX = 200;

/** What the bot shows: a title, words below it, perhaps a picture above. Plain words: nothing in them can become markup. */
export type Screen = {
  readonly title: string;
  readonly text: string | RichText;
  readonly picture?: CardPicture | undefined;
};

/**
 * Answers with a screen and buttons: a message with a new message, a pressed button in the place of the message it stands under (below it
 * where the button says so).
 */
export async function reply(ctx: BotContext, screen: Screen, buttons: Buttons = []): Promise<void> {
  await show(ctx, screen, buttons);
}

/** Does the same and answers with the id of the message that shows the screen now. */
export async function show(
  ctx: BotContext,
  { title, text, picture }: Screen,
  buttons: Buttons,
): Promise<number> {
  const body = typeof text === "string" ? [{ text }] : text;
  const words: RichText = [{ text: title, tag: "b" }, { text: "\n" }, ...body];
  const message = picture
    ? ({ type: "card", picture, caption: cutText(words, CAPTION_MAX), buttons } as const)
    : ({ type: "text", text: cutText(words, TEXT_MAX), buttons } as const);
  const pressed = ctx.callbackQuery?.message;
  const { telegramId } = ctx.shopper;
  await answerPress(ctx);
  if (!pressed || ctx.isBelow) {
    const [[sent = 0]] = await Promise.all([
      sendMessage(telegramId, message),
      recordReply(telegramId),
    ]);
    return sent;
  }
  const standing = { messageId: pressed.message_id, hasPicture: "photo" in pressed };
  await forgetInvoiceMessage({ chatId: telegramId, messageId: standing.messageId });
  return editMessage(telegramId, standing, message);
}

/** Answers a pressed button, with a few words that pop up where there are any. Does nothing for anything else, or the second time. */
export async function answerPress(
  ctx: BotContext,
  text?: string,
  { isAlert = false }: { isAlert?: boolean } = {},
): Promise<void> {
  if (!ctx.callbackQuery || ctx.isPressAnswered) return;
  ctx.isPressAnswered = true;
  const words = text?.slice(0, TOAST_MAX).toWellFormed();
  await ctx
    .answerCallbackQuery(words ? { text: words, show_alert: isAlert } : {})
    .catch(forgiveRefusal);
}

const COLUMNS = 2;

/** Buttons with short labels, side by side. */
export function inColumns(buttons: readonly Button[], columns = COLUMNS): Buttons {
  const rows = Math.ceil(buttons.length / columns);
  return Array.from({ length: rows }, (_, row) =>
    buttons.slice(row * columns, (row + 1) * columns),
  );
}

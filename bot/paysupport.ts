import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { askFor } from "@/lib/shopper/ask-for";
import { recordQuestion } from "@/lib/support/record-question";
import { isMessageLength, SUPPORT_TEXT_MAX } from "@/lib/support/rules";
import { type Buttons, openButton } from "@/lib/telegram/keyboard";
import type { BotContext, Handler } from "./context";
import { reply } from "./reply";

/** What the press of the button below an answer comes back with. */
export const WRITE_BUTTON = /^sup:write$/;

type Written = {
  readonly text: string;
  readonly photoId?: string | undefined;
  /** Several pictures sent at once are one message. */
  readonly albumId?: string | undefined;
};

/** `/paysupport [text]`: what is written goes to those who run the shop; without a text it is asked for. */
export const paysupport: Handler = async (ctx) => {
  const text = typeof ctx.match === "string" ? ctx.match.trim() : "";
  if (text !== "") return writeToShop(ctx, { text });
  const { support: words, account } = ctx.words;
  if (ctx.shopper.isBanned) return say(ctx, words.banned);
  await askFor({ shopperId: ctx.shopper.id, kind: "support_message" });
  return say(ctx, words.ask, [[{ label: account.history.title, data: "his:" }]]);
};

/** The button below an answer: what is typed next goes to those who run the shop. */
export const writeAgain: Handler = async (ctx) => {
  if (ctx.shopper.isBanned) return say(ctx, ctx.words.support.banned);
  await askFor({ shopperId: ctx.shopper.id, kind: "support_message" });
  return reply(ctx, { title: ctx.words.support.title, text: ctx.words.support.askAgain });
};

/** Passes on what a shopper wrote, and says so; what is too long is asked for anew. */
export async function writeToShop(ctx: BotContext, written: Written): Promise<void> {
  const { support: words, menu } = ctx.words;
  const { text, photoId, albumId } = written;
  if (!isMessageLength(text)) {
    const count = new Intl.NumberFormat(ctx.shopper.language).format(SUPPORT_TEXT_MAX);
    await askFor({ shopperId: ctx.shopper.id, kind: "support_message" });
    return say(ctx, words.tooLong(count));
  }
  try {
    const { isAnybodyThere } = await recordQuestion({
      shopper: ctx.shopper,
      text,
      photoId,
      requestKey: albumId ? albumKey(albumId, text) : `update:${ctx.update.update_id}`,
      chatMessageId: ctx.message?.message_id ?? 0,
    });
    const line = isAnybodyThere ? words.noted : words.nobody;
    const shop = [openButton(menu.shop, "/")];
    if (!albumId || !isAnybodyThere) return await say(ctx, line, [shop]);
    const again = [{ label: words.answer.again, data: "+sup:write" }];
    await say(ctx, `${line}\n\n${words.onePicture}`, [again, shop]);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "RATE_LIMITED")) throw error;
    await say(ctx, ctx.shopper.isBanned ? words.bannedMore : words.tooMany);
  }
}

/** An album is one message, and one more where the picture that has the words comes behind another one. */
export function albumKey(albumId: string, text: string): string {
  return text === "" ? `album:${albumId}` : `album:${albumId}:words`;
}

function say(ctx: BotContext, line: string, buttons: Buttons = []): Promise<void> {
  const contact = env().SUPPORT_CONTACT ? `\n\n${env().SUPPORT_CONTACT}` : "";
  const isBanned = ctx.shopper.isBanned; // nothing here opens the shop to them
  return reply(
    ctx,
    { title: ctx.words.support.title, text: line + contact },
    isBanned ? [] : buttons,
  );
}

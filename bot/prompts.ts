import { askFor } from "@/lib/shopper/ask-for";
import { closePrompt } from "@/lib/shopper/close-prompt";
import { findPrompt } from "@/lib/shopper/find-prompt";
import type { PromptKind } from "@/lib/shopper/rules";
import { isAnswerMessage } from "@/lib/support/is-answer-message";
import { listKeptMessages } from "@/lib/support/list-kept-messages";
import { answerShopper } from "./answer-support";
import type { BotContext, Handler } from "./context";
import { albumKey, writeToShop } from "./paysupport";
import { offerRefill } from "./refill";
import { reply } from "./reply";

type Answer = (ctx: BotContext, text: string, subject: string) => Promise<unknown>;

/**
 * A text or a picture that replies to an answer of the shop, as Telegram has it, goes on with it, as behind the button below that answer. An album
 * does not: its pictures come one by one, in any order.
 */
export const replyToAnswer: Handler = async (ctx, next) => {
  const { text, photo, media_group_id: albumId, reply_to_message: replied } = ctx.message ?? {};
  const isSaid = text === undefined ? photo && !albumId : !text.startsWith("/");
  if (!isSaid || replied?.from?.id !== ctx.me.id) return next();
  const { id: shopperId } = ctx.shopper;
  const isAnswer = await isAnswerMessage({ shopperId, messageId: replied.message_id });
  if (isAnswer) await askFor({ shopperId, kind: "support_message" });
  return next();
};

/** What shoppers and staff write to each other; also from somebody who waits to be let in. */
export const supportPrompts = takeAnswers({
  support_message: (ctx, text) => writeToShop(ctx, { text }),
  support_answer: answerShopper,
});

export const prompts = takeAnswers({
  refill_amount: (ctx, text) => offerRefill(ctx, text),
});

/** A text that answers what the bot has asked for; anything else goes on. Repeatable: an answer is closed after it was taken, unless it was asked for again. */
function takeAnswers(answers: Partial<Record<PromptKind, Answer>>): Handler {
  return async (ctx, next) => {
    const text = ctx.message?.text;
    const isCommand = text?.startsWith("/");
    const { id: shopperId } = ctx.shopper;
    const prompt = text && !isCommand ? await findPrompt({ shopperId }) : null;
    const answer = prompt && answers[prompt.kind];
    if (!answer || !text) return next();
    await answer(ctx, text, prompt.subject ?? "");
    await closePrompt({ shopperId, until: prompt.expiresAt });
  };
}

/**
 * Something else than a text where a message to the shop was asked for: a picture goes along, anything else is politely not taken. Behind the
 * first picture of an album the others are passed over, unless they are the one that has the words: pictures may be handled in any order.
 */
export const supportPicture: Handler = async (ctx, next) => {
  const { id: shopperId } = ctx.shopper;
  const { photo, caption = "", media_group_id: albumId } = ctx.message ?? {};
  const text = caption.trim();
  const isLater = albumId !== undefined && (await isAlbumKept(ctx, albumId));
  if (isLater && text === "") return;
  const prompt = ctx.message?.text === undefined ? await findPrompt({ shopperId }) : null;
  const asked = prompt?.kind === "support_message" ? prompt : null;
  if (!asked && !isLater) return next();
  const photoId = photo?.at(-1)?.file_id;
  const { title, onlyText } = ctx.words.support;
  if (!photoId) return reply(ctx, { title, text: onlyText });
  await writeToShop(ctx, { text, photoId, albumId });
  if (asked) await closePrompt({ shopperId, until: asked.expiresAt });
};

async function isAlbumKept(ctx: BotContext, albumId: string): Promise<boolean> {
  const requestKeys = [albumKey(albumId, ""), albumKey(albumId, "words")];
  const kept = await listKeptMessages({ shopperId: ctx.shopper.id, requestKeys });
  return kept.some((messageId) => messageId !== ctx.message?.message_id);
}

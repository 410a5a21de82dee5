import { closePrompt } from "@/lib/shopper/close-prompt";
import { findPrompt } from "@/lib/shopper/find-prompt";
import type { PromptKind } from "@/lib/shopper/rules";
import type { BotContext, Handler } from "./context";
import { offerRefill } from "./refill";

type Answer = (ctx: BotContext, text: string, subject: string) => Promise<unknown>;

const ANSWERS: Partial<Record<PromptKind, Answer>> = {
  refill_amount: (ctx, text) => offerRefill(ctx, text),
};

/** A text that answers what the bot has asked for; anything else goes on. Repeatable: an answer is closed after it was taken, unless it was asked for again. */
export const prompts: Handler = async (ctx, next) => {
  const text = ctx.message?.text;
  const isCommand = text?.startsWith("/");
  const { id: shopperId } = ctx.shopper;
  const prompt = text && !isCommand ? await findPrompt({ shopperId }) : null;
  const answer = prompt && ANSWERS[prompt.kind];
  if (!answer || !text) return next();
  await answer(ctx, text, prompt.subject ?? "");
  await closePrompt({ shopperId, until: prompt.expiresAt });
};

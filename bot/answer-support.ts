import { AppError } from "@/lib/errors";
import { askFor } from "@/lib/shopper/ask-for";
import { closePrompt } from "@/lib/shopper/close-prompt";
import { findCaller } from "@/lib/staff/find-caller";
import { isAllowed } from "@/lib/staff/rules";
import { closeThread } from "@/lib/support/close-thread";
import { findRepliedThread } from "@/lib/support/find-replied-thread";
import { getThread } from "@/lib/support/get-thread";
import { isMessageLength, SUPPORT_TEXT_MAX } from "@/lib/support/rules";
import { sendAnswer } from "@/lib/support/send-answer";
import type { BotContext, Handler } from "./context";
import { MENU_BUTTON } from "./main-menu";
import { answerPress, reply } from "./reply";
import { pressedIn, type StaffAct } from "./staff-only";

/** What the buttons below a shopper's message come back with: answer it, or close its thread. */
export const ANSWER_BUTTON = /^sup:a:(sup_[0-9a-z]{1,40})$/;
export const CLOSE_BUTTON = /^sup:c:(sup_[0-9a-z]{1,40})$/;

/** Asks for the answer to a shopper, with a way back: what is written after it goes to nobody. */
export const askAnswer: StaffAct = async (ctx) => {
  const threadId = pressedIn(ctx);
  const { shopper } = await getThread({ threadId });
  await askFor({ shopperId: ctx.shopper.id, kind: "support_answer", subject: threadId });
  const { title, text } = ctx.words.support.typeAnswer;
  const name = shopper.first_name.trim() || `${shopper.telegram_id}`;
  const back = { label: ctx.words.staffTalk.back, data: MENU_BUTTON };
  await reply(ctx, { title, text: text(name) }, [[back]]);
};

/** Closes a shopper's thread. */
export const closeSupport: StaffAct = async (ctx, caller) => {
  await closeThread({ caller, threadId: pressedIn(ctx) });
  await answerPress(ctx, ctx.words.support.closed);
};

/** A text that replies to a shopper's message, as Telegram has it, answers the shopper. */
export const answerReply: Handler = async (ctx, next) => {
  const { text, reply_to_message: replied } = ctx.message ?? {};
  if (!text || text.startsWith("/") || replied?.from?.id !== ctx.me.id) return next();
  const chat = { chatId: ctx.shopper.telegramId, messageId: replied.message_id };
  const threadId = await findRepliedThread(chat);
  return threadId ? answerShopper(ctx, text, threadId) : next();
};

/** Sends an answer to a shopper and says what became of it. @throws AppError NOT_FOUND where whoever wrote it may not answer, or nobody asked */
export async function answerShopper(
  ctx: BotContext,
  text: string,
  threadId: string,
): Promise<void> {
  const { support: words } = ctx.words;
  const caller = await findCaller(ctx.shopper);
  if (!caller || !isAllowed(caller.role, "help")) {
    await closePrompt({ shopperId: ctx.shopper.id });
    throw new AppError("NOT_FOUND");
  }
  if (!isMessageLength(text)) {
    await askFor({ shopperId: ctx.shopper.id, kind: "support_answer", subject: threadId });
    const count = new Intl.NumberFormat(ctx.shopper.language).format(SUPPORT_TEXT_MAX);
    return reply(ctx, { title: words.typeAnswer.title, text: words.tooLong(count) });
  }
  const requestKey = `update:${ctx.update.update_id}`;
  const { others, isBlocked } = await sendAnswer({ caller, threadId, text, requestKey });
  const lines = [
    isBlocked ? words.sentBlocked : words.sent.text,
    ...(others.length > 0 ? [words.alsoAnswered(others.join(", "))] : []),
  ];
  return reply(ctx, { title: words.sent.title, text: lines.join("\n") });
}

import { AppError } from "@/lib/errors";
import { findCaller } from "@/lib/staff/find-caller";
import { type Caller, isAllowed, type Right } from "@/lib/staff/rules";
import type { BotContext, Handler } from "./context";
import { answerPress, reply } from "./reply";

/** What somebody who runs the shop does in the chat. */
export type StaffAct = (ctx: BotContext, caller: Caller) => Promise<unknown>;

/**
 * An act of those who run the shop and have this right. To everybody else its command is like any unknown one, and its button like one of another
 * day. What is refused is said in words for staff.
 */
export function staffOnly(right: Right, act: StaffAct): Handler {
  return async (ctx, next) => {
    const caller = await findCaller(ctx.shopper);
    if (!caller) return next();
    try {
      if (!isAllowed(caller.role, right)) throw new AppError("NOT_ALLOWED", { details: { right } });
      await act(ctx, caller);
    } catch (error) {
      const errors: Readonly<Record<string, string>> = ctx.words.staffTalk.errors;
      const text = error instanceof AppError ? errors[error.code] : undefined;
      if (!text) throw error;
      if (ctx.callbackQuery) await answerPress(ctx, text, { isAlert: true });
      else await reply(ctx, { title: ctx.words.staffTalk.sorry, text });
    }
  };
}

/** What was typed behind a command. */
export function typedIn(ctx: BotContext): string {
  return typeof ctx.match === "string" ? ctx.match.trim() : "";
}

/** The first thing that a button's data says behind its name. */
export function pressedIn(ctx: BotContext): string {
  return ctx.match?.[1] ?? "";
}

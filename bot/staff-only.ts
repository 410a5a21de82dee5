import { AppError } from "@/lib/errors";
import { findStaff } from "@/lib/staff/find-staff";
import { type Caller, isAllowed, type Right } from "@/lib/staff/rules";
import type { BotContext, Handler } from "./context";
import { answerPress, reply } from "./reply";

/** What somebody who runs the shop does in the chat. */
export type StaffAct = (ctx: BotContext, caller: Caller) => Promise<unknown>;

/** Where an act comes from that was done in the chat, as the audit log keeps it. */
const ORIGIN = "chat";

/**
 * An act of those who run the shop and have this right. To everybody else its command is like any unknown one, and its button like one of another
 * day. What is refused is said in words for staff.
 */
export function staffOnly(right: Right, act: StaffAct): Handler {
  return async (ctx, next) => {
    const { telegramId } = ctx.shopper;
    const staff = await findStaff({ telegramId });
    if (!staff) return next();
    try {
      if (!isAllowed(staff.role, right)) throw new AppError("NOT_ALLOWED", { details: { right } });
      await act(ctx, { telegramId, ...staff, sessionId: "", address: ORIGIN });
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

import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { requireInvited } from "@/lib/shopper/require-invited";
import type { Handler } from "./context";
import { reply } from "./reply";

/** Everything that follows is for whoever may come in. Others hear so, politely, and what to tell the owner. */
export const invitedOnly: Handler = async (ctx, next) => {
  try {
    await requireInvited(ctx.shopper);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "NOT_INVITED")) throw error;
    const { title, text } = ctx.words.invitedOnly;
    const contact = env().SUPPORT_CONTACT ? `\n\n${env().SUPPORT_CONTACT}` : "";
    return reply(ctx, { title, text: text(ctx.shopper.telegramId) + contact });
  }
  return next();
};

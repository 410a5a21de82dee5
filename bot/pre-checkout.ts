import { GrammyError } from "grammy";
import type { Handler } from "./context";

/** An invoice of Telegram's own: this shop makes none, so whatever somebody wants to pay there is refused with the reason. */
export const preCheckout: Handler = async (ctx) => {
  await ctx
    .answerPreCheckoutQuery(false, { error_message: ctx.words.checkoutElsewhere })
    .catch((error: unknown) => {
      if (!(error instanceof GrammyError && error.error_code === 400)) throw error; // asked too long ago to be answered
    });
};

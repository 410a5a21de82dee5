import { forgiveRefusal } from "@/lib/telegram/describe-failure";
import type { Handler } from "./context";

/** An invoice of Telegram's own: this shop makes none, so whatever somebody wants to pay there is refused with the reason. */
export const preCheckout: Handler = async (ctx) => {
  await ctx
    .answerPreCheckoutQuery(false, { error_message: ctx.words.checkoutElsewhere })
    .catch(forgiveRefusal);
};

import type { Handler } from "./context";
import { openButton, reply } from "./reply";

/** `/payment_history`: to the list of payments in the profile. */
export const paymentHistory: Handler = (ctx) =>
  reply(ctx, ctx.words.history, [[openButton(ctx.words.history.button, "/profile")]]);

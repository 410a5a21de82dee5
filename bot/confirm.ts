import { answerConfirmation } from "@/lib/staff/answer-confirmation";
import type { Handler } from "./context";
import { answerPress, reply } from "./reply";

/** What the press of a button below a question comes back with. */
export const CONFIRM_BUTTON = /^(confirm|refuse):(cnf_[0-9a-z]{1,40})$/;

/** The answer to a question about a dangerous act; the buttons go with it. */
export const confirm: Handler = async (ctx, next) => {
  const [, answer, confirmationId = ""] = ctx.match ?? [];
  const { telegramId } = ctx.shopper;
  const isConfirmed = answer === "confirm";
  const found = await answerConfirmation({ confirmationId, telegramId, isConfirmed });
  if (!found) return next();
  const { title, states } = ctx.words.confirmation;
  const said = found.translations[ctx.shopper.language] ?? found.summary;
  await answerPress(ctx, states[found.state]);
  await reply(ctx, { title, text: `${said}\n\n${states[found.state]}` });
};

import { BELOW } from "@/lib/telegram/keyboard";
import type { Handler } from "./context";
import { answerPress } from "./reply";

/** Prepares a pressed button, and answers the press at last, whatever came of it: else Telegram shows a clock on it for a minute. */
export const press: Handler = async (ctx, next) => {
  const pressed = ctx.callbackQuery;
  if (pressed?.data?.startsWith(BELOW)) {
    ctx.isBelow = true;
    pressed.data = pressed.data.slice(BELOW.length);
  }
  await next();
  await answerPress(ctx);
};

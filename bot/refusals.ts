import { AppError } from "@/lib/errors";
import type { Handler } from "./context";
import { mainMenu } from "./main-menu";
import { answerPress } from "./reply";

/** Says politely what the shop refuses. What is our own fault, or may succeed when tried again, goes on to whoever retries updates. */
export const refusals: Handler = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    const words = error instanceof AppError ? wordsOf(ctx.words.errors, error.code) : undefined;
    if (!words) throw error;
    if (ctx.callbackQuery) return answerPress(ctx, words, { isAlert: true });
    await mainMenu(ctx, words);
  }
};

const OURS = new Set(["IMPOSSIBLE", "UNAVAILABLE"]);

function wordsOf(errors: Readonly<Record<string, string>>, code: string): string | undefined {
  return OURS.has(code) ? undefined : errors[code];
}

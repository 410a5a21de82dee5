import { redeemCode } from "@/lib/activation/redeem-code";
import { parseCode } from "@/lib/activation/rules";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isInvited } from "@/lib/shopper/is-invited";
import type { ChatText } from "@/lib/text/chat-text";
import type { Handler } from "./context";
import { mainMenu } from "./main-menu";
import { reply } from "./reply";
import { typedIn } from "./staff-only";

const MINUTE_SECONDS = 60;

/** `/activate <code>`: the way into a shop for invited people. Whatever is wrong with a code, the answer is the same. */
export const activate: Handler = async (ctx) => {
  const { activation: words } = ctx.words.staffTalk;
  const { id: shopperId } = ctx.shopper;
  if (env().INVITE_ONLY === "off") return mainMenu(ctx, words.notNeeded);
  if (await isInvited({ id: shopperId })) return mainMenu(ctx, words.already);
  const typed = typedIn(ctx);
  const { title } = ctx.words.invitedOnly;
  if (typed === "") return reply(ctx, { title, text: words.ask });
  try {
    await redeemTyped(shopperId, typed);
  } catch (error) {
    const text = refusalOf(error, words);
    if (text === null) throw error;
    return reply(ctx, { title, text });
  }
  return mainMenu(ctx, words.welcome);
};

async function redeemTyped(shopperId: string, typed: string): Promise<void> {
  const code = parseCode(typed);
  if (!code) throw new AppError("NOT_FOUND");
  await redeemCode({ shopperId, code });
}

function refusalOf(error: unknown, words: ChatText["staffTalk"]["activation"]): string | null {
  if (!(error instanceof AppError)) return null;
  if (error.code === "NOT_FOUND") return words.wrong;
  if (error.code !== "RATE_LIMITED") return null;
  const seconds = Number(error.details.retry_after_seconds);
  return words.tooOften(Math.ceil(seconds / MINUTE_SECONDS));
}

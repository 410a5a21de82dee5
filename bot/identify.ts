import { recordShopper } from "@/lib/shopper/record-shopper";
import { chatText } from "@/lib/text/chat-text";
import type { Handler } from "./context";
import { answerPress, reply } from "./reply";

/** Finds or makes the shopper behind an update. A banned one hears so, and may do nothing but write to the shop, also by the button below its answer. */
export const identify: Handler = async (ctx, next) => {
  if (!ctx.from || ctx.from.is_bot) return;
  ctx.shopper = await recordShopper({
    telegramId: BigInt(ctx.from.id),
    firstName: ctx.from.first_name,
    username: ctx.from.username,
    languageCode: ctx.from.language_code,
  });
  ctx.words = chatText(ctx.shopper.language);
  const isToShop = ctx.hasCommand("paysupport") || ctx.hasCallbackQuery(/^\+?sup:write$/);
  if (!ctx.shopper.isBanned || isToShop) return next();
  await answerPress(ctx, ctx.words.banned);
  if (ctx.message) await reply(ctx, { title: ctx.words.banned, text: ctx.words.errors.BANNED });
};

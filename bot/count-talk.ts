import { isWithinLimit } from "@/lib/rate-limit";
import type { Handler } from "./context";

/**
 * Lets nobody make the bot talk without end: above the limit it is silent until the minute is over. Telegram tells a bot that writes too much
 * into one chat to wait, and that holds up what others have bought. Who blocks the bot or pays is always heard.
 */
export const countTalk: Handler = async (ctx, next) => {
  const isTalk = ctx.message && !ctx.message.successful_payment;
  if (!ctx.from || !(isTalk || ctx.callbackQuery)) return next();
  if (await isWithinLimit(isTalk ? "chat" : "press", ctx.from.id.toString())) await next();
};

/** Answers an album once: its pictures come as messages of their own. */
export const answerAlbumOnce: Handler = async (ctx, next) => {
  const { media_group_id: albumId } = ctx.message ?? {};
  const isFirst = !albumId || (await isWithinLimit("album", `${ctx.from?.id}:${albumId}`));
  if (isFirst) await next();
};

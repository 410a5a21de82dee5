import { AppError } from "@/lib/errors";
import { consumeLimit } from "@/lib/rate-limit";
import type { Handler } from "./context";

/**
 * Lets nobody make the bot talk without end: above the limit it is silent until the minute is over. Telegram tells a bot that writes too much
 * into one chat to wait, and that holds up what others have bought. Who blocks the bot or pays is always heard.
 */
export const countTalk: Handler = async (ctx, next) => {
  const isTalk = ctx.message && !ctx.message.successful_payment;
  if (!ctx.from || !(isTalk || ctx.callbackQuery)) return next();
  return within(isTalk ? "chat" : "press", ctx.from.id.toString(), next);
};

/** Answers an album once: its pictures come as messages of their own. */
export const answerAlbumOnce: Handler = (ctx, next) => {
  const { media_group_id: albumId } = ctx.message ?? {};
  return albumId === undefined ? next() : within("album", `${ctx.from?.id}:${albumId}`, next);
};

async function within(
  limit: "chat" | "press" | "album",
  key: string,
  next: () => Promise<void>,
): Promise<void> {
  try {
    await consumeLimit(limit, key);
  } catch (error) {
    if (error instanceof AppError && error.code === "RATE_LIMITED") return;
    throw error;
  }
  return next();
}

import { BotError } from "grammy";
import type { Update } from "grammy/types";
import { log } from "@/lib/log";
import { closeChat } from "@/lib/outbox/close-chat";
import { describeFailure } from "@/lib/telegram/describe-failure";
import { markUpdateDone, markUpdateFailed } from "@/lib/telegram/mark-update";
import type { TelegramUpdate } from "@/lib/telegram/read-update";
import { getBot } from "./bot";

/**
 * Handles an update that this process has taken and writes down what became of it. Never throws for a failure of the bot: the update is
 * tried again later, or given up with an alarm; Telegram must not send it again, since it would hold back all that follow.
 */
export async function handleUpdate(update: TelegramUpdate): Promise<void> {
  try {
    const bot = await getBot();
    await bot.handleUpdate(update as Update);
  } catch (error) {
    const cause = error instanceof BotError ? error.error : error;
    if (!(await isSettled(update, cause))) return fail(update, cause);
  }
  await markUpdateDone(update.update_id);
}

/** Nobody is there to read the answer: nothing is left to do. */
async function isSettled(update: TelegramUpdate, error: unknown): Promise<boolean> {
  if (!isBlocked(error)) return false;
  const { message, callback_query: pressed } = update as Update;
  const chat = (message ?? pressed?.message)?.chat;
  const telegramId = (message ?? pressed)?.from?.id;
  if (telegramId && chat?.type === "private") await closeChat({ telegramId: BigInt(telegramId) });
  return true;
}

function isBlocked(error: unknown): boolean {
  try {
    return describeFailure(error).kind === "blocked";
  } catch {
    return false;
  }
}

async function fail(update: TelegramUpdate, error: unknown): Promise<void> {
  log().error({ err: error, updateId: update.update_id }, "an update could not be handled");
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
  await markUpdateFailed(update.update_id, reason.slice(0, 200));
}

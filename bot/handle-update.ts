import { BotError } from "grammy";
import type { Update } from "grammy/types";
import { log } from "@/lib/log";
import { closeChat } from "@/lib/outbox/close-chat";
import { obeyRefusal } from "@/lib/outbox/obey-refusal";
import { describeFailure } from "@/lib/telegram/describe-failure";
import { holdUpdate } from "@/lib/telegram/hold-update";
import { markUpdateDone, markUpdateFailed } from "@/lib/telegram/mark-update";
import type { TelegramUpdate } from "@/lib/telegram/read-update";
import type { Failure } from "@/lib/telegram/rules";
import { getBot } from "./bot";

const HOLD_EVERY_MS = 10_000;
const HOLDS_MAX = 12; // what takes longer than two minutes hangs: somebody else may try

/**
 * Handles an update that this process has taken and writes down what became of it. Never throws for a failure of the bot: the update is
 * tried again later, or given up with an alarm; Telegram must not send it again, since it would hold back all that follow.
 * While Telegram is slow the update stays ours: a worker takes what a process has left, not what it still works at.
 */
export async function handleUpdate(update: TelegramUpdate): Promise<void> {
  const release = hold(update.update_id);
  try {
    const bot = await getBot();
    await bot.handleUpdate(update as Update);
  } catch (error) {
    const cause = error instanceof BotError ? error.error : error;
    if (!(await isSettled(update, cause))) return fail(update, cause);
  } finally {
    release();
  }
  await markUpdateDone(update.update_id);
}

/** Keeps others off an update until the answer is called. */
function hold(updateId: number): () => void {
  let holds = 0;
  const timer = setInterval(() => {
    holds += 1;
    if (holds === HOLDS_MAX) clearInterval(timer);
    holdUpdate(updateId).catch((error: unknown) =>
      log().warn({ err: error, updateId }, "an update is held no longer"),
    );
  }, HOLD_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Nobody is there to read the answer: nothing is left to do. */
async function isSettled(update: TelegramUpdate, error: unknown): Promise<boolean> {
  if (failureOf(error)?.kind !== "blocked") return false;
  const chatId = findChat(update);
  if (chatId) await closeChat({ telegramId: chatId });
  return true;
}

/** What Telegram refused; null for any other error. */
function failureOf(error: unknown): Failure | null {
  try {
    return describeFailure(error);
  } catch {
    return null;
  }
}

/** The private chat that an update comes from; its id is the person's own. */
function findChat(update: TelegramUpdate): bigint | undefined {
  const { message, callback_query: pressed } = update as Update;
  const chat = (message ?? pressed?.message)?.chat;
  return chat?.type === "private" ? BigInt(chat.id) : undefined;
}

async function fail(update: TelegramUpdate, error: unknown): Promise<void> {
  log().error({ err: error, updateId: update.update_id }, "an update could not be handled");
  const failure = failureOf(error);
  const waitSeconds = failure?.kind === "retry_after" ? failure.seconds : 0;
  const chatId = findChat(update);
  if (waitSeconds && chatId) await obeyRefusal({ chatId, seconds: waitSeconds });
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
  await markUpdateFailed(update.update_id, reason.slice(0, 200), waitSeconds);
}

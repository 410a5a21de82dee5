import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { composeMessage } from "@/lib/outbox/compose-message";
import { buryNotification, markFailed } from "@/lib/outbox/mark-failed";
import { markPartSent, type SentParts } from "@/lib/outbox/mark-part-sent";
import { markSent } from "@/lib/outbox/mark-sent";
import { openChat } from "@/lib/outbox/open-chat";
import { releaseNotification } from "@/lib/outbox/release-notification";
import { LEASE_SECONDS, type TakenNotification } from "@/lib/outbox/rules";
import { describeFailure } from "@/lib/telegram/describe-failure";
import { sendMessage } from "@/lib/telegram/send-message";
import { timeoutSecondsFor } from "@/lib/telegram/telegram-api";
import { deliverOrder, type LazyPart } from "./deliver-order";
import { markDelivered } from "./mark-delivered";

export type SendingOptions = {
  /** Waits for this process's turn to call Telegram. */
  readonly pace: () => Promise<void>;
  /** When it is aborted, what has not been sent is given back. */
  readonly signal: AbortSignal;
};

const BURST = 4; // parts a chat takes at once; after that one a second, as Telegram asks
const CHAT_PAUSE_MS = 1_000;
const LEASE_MARGIN_SECONDS = 10;
const OVERTAKEN = "overtaken before it was sent";

/**
 * Sends one message that this worker holds, part by part, and reports what became of it. Never throws for what Telegram does;
 * what else is thrown (a database that is away) leaves the message queued until its lease runs out.
 */
export async function sendNotification(
  message: TakenNotification,
  options: SendingOptions,
): Promise<void> {
  const parts = await prepare(message);
  if (parts === null) return;
  for (let index = message.partsSent; index < parts.length; index += 1) {
    if (index - message.partsSent >= BURST) await sleep(CHAT_PAUSE_MS);
    await options.pace();
    if (options.signal.aborted) return releaseNotification(message);
    const isLast = index === parts.length - 1;
    if (!(await sendPart(message, { part: parts[index], index, isLast }))) return;
  }
  if (message.isChatBlocked) await openChat({ telegramId: message.chatId });
}

/** The parts of a message; null when there is nothing to send and that has been reported. */
async function prepare(message: TakenNotification): Promise<LazyPart[] | null> {
  try {
    const parts = await compose(message);
    if (parts.length > message.partsSent) return parts;
    await markSent(message, { partsSent: message.partsSent, messageIds: [] }, OVERTAKEN);
  } catch (error) {
    await giveUp(message, error);
  }
  return null;
}

async function compose(message: TakenNotification): Promise<LazyPart[]> {
  const { language, payload } = message;
  if (message.kind === "delivery")
    return deliverOrder({
      orderId: String(payload.order_id),
      unitId: payload.unit_id === undefined ? undefined : String(payload.unit_id),
      language,
    });
  const composed = await composeMessage(message);
  return composed ? [{ bytes: 0, load: async () => composed }] : [];
}

type Turn = {
  readonly part: LazyPart | undefined;
  readonly index: number;
  readonly isLast: boolean;
};

/** Sends one part and remembers it; false when the message is not to be continued. */
async function sendPart(
  message: TakenNotification,
  { part, index, isLast }: Turn,
): Promise<boolean> {
  if (!part) return false;
  const leaseSeconds = LEASE_MARGIN_SECONDS + 2 * timeoutSecondsFor(part.bytes); // a refused look is sent a second time
  const before = { partsSent: index, messageIds: [] };
  if (leaseSeconds > LEASE_SECONDS && !(await markPartSent(message, before, leaseSeconds)))
    return false;
  let messageIds: number[];
  try {
    messageIds = await trySending(message, part);
  } catch (error) {
    await report(message, error);
    return false;
  }
  const sent = { partsSent: index + 1, messageIds };
  const isHeld = isLast
    ? await finish(message, sent)
    : await markPartSent(message, sent, LEASE_SECONDS);
  if (!isHeld)
    log().warn({ notificationId: message.id }, "a message was sent after its lease was lost");
  return isHeld;
}

/** What could not be loaded is thrown as itself, what Telegram refused as the client's error. */
async function trySending(message: TakenNotification, part: LazyPart): Promise<number[]> {
  return sendMessage(message.chatId, await part.load());
}

function finish(message: TakenNotification, sent: SentParts): Promise<boolean> {
  return message.kind === "delivery" ? markDelivered(message, sent) : markSent(message, sent);
}

async function report(message: TakenNotification, error: unknown): Promise<void> {
  if (error instanceof AppError) return giveUp(message, error);
  const failure = describeFailure(error);
  const { step } = await markFailed(message, failure);
  const facts = { notificationId: message.id, kind: message.kind, failure, step };
  log()[step === "bury" ? "error" : "warn"](facts, "a message could not be sent");
}

/**
 * Something is wrong with the message itself, such as a payload that cannot be unsealed or an order that is not paid any more. What may
 * pass (the database, a mistake of ours that the next version mends) leaves the message queued.
 */
async function giveUp(message: TakenNotification, error: unknown): Promise<void> {
  const isFinal = error instanceof AppError && !error.isRetryable;
  if (!isFinal) throw error;
  const facts = { err: error, notificationId: message.id, kind: message.kind };
  log().error(facts, "a message is given up");
  await buryNotification(message, String(error.details.message ?? error.code));
}

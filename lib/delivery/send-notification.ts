import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { claimSends } from "@/lib/outbox/claim-sends";
import { composeMessage } from "@/lib/outbox/compose-message";
import { buryNotification, markFailed } from "@/lib/outbox/mark-failed";
import { markPartSent, type SentParts } from "@/lib/outbox/mark-part-sent";
import { markSent } from "@/lib/outbox/mark-sent";
import { openChat } from "@/lib/outbox/open-chat";
import { releaseNotification } from "@/lib/outbox/release-notification";
import {
  LEASE_SECONDS,
  SEND_LIMITS,
  type SendLimits,
  type TakenNotification,
} from "@/lib/outbox/rules";
import { describeFailure } from "@/lib/telegram/describe-failure";
import { sendMessage } from "@/lib/telegram/send-message";
import { timeoutSecondsFor } from "@/lib/telegram/telegram-api";
import { deliverOrder, type LazyPart } from "./deliver-order";
import { markDelivered } from "./mark-delivered";

export type SendingOptions = {
  /** When it is aborted, what has not been sent is given back. */
  readonly signal: AbortSignal;
  readonly limits?: SendLimits;
};

const CLAIM_MAX_MS = 5_000; // whoever would wait longer for a turn gives the message back
const LEASE_MARGIN_SECONDS = 10;
const OVERTAKEN = "overtaken before it was sent";

/**
 * Sends one message that this worker holds, part by part at the pace of its chat, and reports what became of it. Never throws for what
 * Telegram does; what else is thrown (a database that is away) leaves the message queued until its lease runs out.
 */
export async function sendNotification(
  message: TakenNotification,
  { signal, limits = SEND_LIMITS }: SendingOptions,
): Promise<void> {
  const parts = await prepare(message);
  if (parts === null) return;
  let isTurn = true; // whoever took the message took the turn of one
  let holdMs = 0;
  for (let index = message.partsSent; index < parts.length; index += 1) {
    const part = parts[index];
    if (!part) return;
    await pause(holdMs, signal);
    const waitMs = await untilTurn(part.messages - Number(isTurn), limits);
    if (waitMs <= CLAIM_MAX_MS) await pause(waitMs, signal);
    if (signal.aborted || waitMs > CLAIM_MAX_MS) return releaseNotification(message);
    const isLast = index === parts.length - 1;
    if (!(await sendPart(message, { part, index, isLast, chatMs: limits.chatMs }))) return;
    isTurn = false;
    holdMs = part.messages * limits.chatMs;
  }
  if (message.isChatBlocked) await openChat({ telegramId: message.chatId });
}

function untilTurn(count: number, limits: SendLimits): Promise<number> | number {
  return count > 0 ? claimSends(count, limits) : 0;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined); // stopping: no need to wait
}

/** The parts of a message; null when there is nothing to send and that has been reported. */
async function prepare(message: TakenNotification): Promise<LazyPart[] | null> {
  try {
    const parts = await compose(message);
    if (parts.length > message.partsSent) return parts;
    const { partsSent } = message;
    await markSent(message, { partsSent, messageIds: [], holdMs: 0 }, OVERTAKEN);
  } catch (error) {
    await giveUp(message, error);
  }
  return null;
}

async function compose(message: TakenNotification): Promise<LazyPart[]> {
  const { language, payload } = message;
  if (message.kind === "delivery" || message.kind === "content")
    return deliverOrder({
      orderId: String(payload.order_id),
      unitId: payload.unit_id === undefined ? undefined : String(payload.unit_id),
      language,
    });
  const composed = await composeMessage(message);
  return composed ? [{ bytes: 0, messages: 1, load: async () => composed }] : [];
}

type Turn = {
  readonly part: LazyPart;
  readonly index: number;
  readonly isLast: boolean;
  readonly chatMs: number;
};

/** Sends one part and remembers it; false when the message is not to be continued. */
async function sendPart(
  message: TakenNotification,
  { part, index, isLast, chatMs }: Turn,
): Promise<boolean> {
  const leaseSeconds = LEASE_MARGIN_SECONDS + 2 * timeoutSecondsFor(part.bytes); // a refused look is sent a second time
  const before = { partsSent: index, messageIds: [], holdMs: 0 };
  if (leaseSeconds > LEASE_SECONDS && !(await markPartSent(message, before, leaseSeconds)))
    return false;
  let messageIds: number[];
  try {
    messageIds = await trySending(message, part);
  } catch (error) {
    await report(message, error, chatMs);
    return false;
  }
  const holdMs = part.messages * chatMs;
  const sent = { partsSent: index + 1, messageIds, holdMs };
  const isHeld = isLast
    ? await finish(message, sent)
    : await markPartSent(message, sent, LEASE_SECONDS + holdMs / 1000);
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

async function report(message: TakenNotification, error: unknown, chatMs: number): Promise<void> {
  if (error instanceof AppError) return giveUp(message, error);
  const failure = describeFailure(error);
  const { step } = await markFailed(message, failure, { chatMs });
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

import type { Money } from "@/lib/money";
import type { Failure } from "@/lib/telegram/rules";

/** Everything the bot says of its own accord. `delivery` alone has priority 0 and goes before all others; `content` is the same once more, because its buyer asked for it. */
export const NOTIFICATION_KINDS = [
  "delivery",
  "content",
  "payment_created",
  "payment_seen",
  "payment_settled",
  "payment_underpaid",
  "payment_credited",
  "payment_late",
  "payment_reversed",
  "payment_review",
  "payment_reviewed",
  "payment_failed",
  "payment_expiring",
  "payment_expired",
  "order_expiring",
  "order_expired",
  "order_cancelled",
  "order_refunded",
  "balance_adjusted",
  "admin_alarm",
  "confirmation",
  "support_message",
  "support_answer",
  "support_answered",
] as const;

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Why money came too late to pay for its order. */
export type LateReason = "already_paid" | "closed" | "no_stock" | "frozen";

/** How a person ended the review of a payment. */
export type ReviewEnding = "credited" | "delivered" | "attached" | "unfrozen" | "dismissed";

/** What a message about a payment may tell. */
export type PaymentFacts = {
  /** What this payment added to the balance; where the balance was unfrozen, what was taken off it. */
  readonly credited: Money;
  /** How much of it its order did not need. */
  readonly over: Money;
  readonly balance: Money;
  readonly price: Money;
  /** What the order still needs beyond the balance; zero without an order that waits. */
  readonly missing: Money;
  readonly minutesLeft: number;
  readonly why: LateReason;
  readonly ending: ReviewEnding;
  /** Spending is paused while the shop looks at a payment that was taken back. */
  readonly isFrozen: boolean;
  /** Where and how much to pay; empty where nothing is asked. */
  readonly asked: AskedPayment;
};

/** An address of a gateway, as it stands in the Mini App too. */
export type AskedPayment = {
  /** "Tether USD (TRC20)". */
  readonly coin: string;
  /** Coins, a plain decimal. */
  readonly amount: string;
  readonly address: string;
  readonly memo: string | null;
};

/** What alarms an admin. */
export type AlarmKind =
  | "review"
  | "message_dead"
  | "delivery_late"
  | "update_dead"
  | "books"
  | "books_unproved"
  | "audit"
  | "audit_unproved"
  | "low_stock"
  | "new_order"
  | "support";

/** What an alarm may tell: never a secret. */
export type AlarmFact =
  | "review_id"
  | "reason"
  | "subject"
  | "notification_id"
  | "kind"
  | "order_id"
  | "update_id"
  | "offers"
  | "left"
  | "findings"
  | "first"
  | "entries"
  | "telegram_id"
  | "total"
  | "bought"
  | "shopper"
  | "text";

/** A message that this worker alone may send until its lease runs out. */
export type TakenNotification = {
  readonly id: string;
  readonly kind: string;
  readonly chatId: bigint;
  readonly shopperId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempts: number;
  /** How many of its parts are out already. */
  readonly partsSent: number;
  readonly createdAt: Date;
  readonly language: string;
  /** Telegram said at an earlier message that this chat is blocked. */
  readonly isChatBlocked: boolean;
  readonly leaseToken: string;
};

/** What becomes of a message that could not be sent. */
export type NextStep =
  | {
      readonly step: "wait";
      readonly seconds: number;
      readonly isAttempt: boolean;
      /** It may be out already: sending it again may repeat it. */
      readonly isRepeat: boolean;
      /** Telegram wants silence for so long, in this chat or in all. */
      readonly isRefused: boolean;
    }
  | { readonly step: "park" }
  | { readonly step: "bury" };

/** How fast messages go out, all instances together. */
export type SendLimits = {
  /** Of one message behind another, in milliseconds. */
  readonly gapMs: number;
  /** So many gaps deliveries may run ahead; in no second more than 1000 / gapMs + burst messages go out. */
  readonly burst: number;
  /** So many everything else. */
  readonly othersBurst: number;
  /** Of one message behind another in the same chat; an album counts as many messages as it has pictures. */
  readonly chatMs: number;
};

/** Telegram takes about 30 messages a second from a bot and one a second for a chat: 28 at most, 26 while no delivery waits. */
export const SEND_LIMITS: SendLimits = {
  gapMs: 1000 / 24,
  burst: 4,
  othersBurst: 2,
  chatMs: 1_000,
};

/** The whole bot is silent for no longer than that at a time, whatever Telegram says of one message. */
export const PAUSE_MAX_SECONDS = 60;

export const LEASE_SECONDS = 30;
const BACKOFF_MAX_SECONDS = 300;
const OTHER_ATTEMPTS_MAX = 20;
const DELIVERY_LATE_MS = 10 * 60_000;

/**
 * Decides by what Telegram said. A delivery is tried for ever; anything else 20 times. `random` in [0, 1) spreads those that failed
 * together.
 */
export function decideNextStep(
  message: { readonly kind: string; readonly attempts: number },
  { failure, random }: { readonly failure: Failure; readonly random: number },
): NextStep {
  if (failure.kind === "blocked") return { step: "park" };
  if (failure.kind === "bad_request") return { step: "bury" };
  if (failure.kind === "retry_after")
    return {
      step: "wait",
      seconds: failure.seconds,
      isAttempt: false,
      isRepeat: false,
      isRefused: true,
    };
  if (message.kind !== "delivery" && message.attempts + 1 >= OTHER_ATTEMPTS_MAX)
    return { step: "bury" };
  const seconds = Math.min(2 ** message.attempts, BACKOFF_MAX_SECONDS) * (0.8 + 0.4 * random);
  return {
    step: "wait",
    seconds,
    isAttempt: true,
    isRepeat: failure.kind === "lost_answer",
    isRefused: false,
  };
}

/** Whether a delivery has failed for so long that a person should know. */
export function isDeliveryLate(
  message: { readonly kind: string; readonly createdAt: Date },
  now: Date,
): boolean {
  return (
    message.kind === "delivery" && now.getTime() - message.createdAt.getTime() > DELIVERY_LATE_MS
  );
}

/** A message to a shopper, as staff see it. */
export type MessageView = {
  readonly id: string;
  readonly kind: string;
  readonly state: "queued" | "sent" | "blocked" | "dead";
  readonly created_at: string;
  readonly sent_at: string | null;
  /** Of how many messages in the chat it consists so far. */
  readonly part_count: number;
  readonly order_id: string | null;
  readonly payment_id: string | null;
  readonly error: string | null;
};

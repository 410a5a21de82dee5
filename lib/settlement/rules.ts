import type { DepositStatus } from "@/lib/deposit/rules";
import { canMove, type OrderState } from "@/lib/order/rules";
import type { ShopperCard } from "@/lib/shopper/rules";

/** How long after its quote ran out a payment is still worth that quote (decision 009). */
export const QUOTE_GRACE_MS = 60 * 60_000;

/** Reasons for which a payment waits for a person; a closed list (decision 009). */
export const REVIEW_REASONS = [
  "WRONG_COIN_LARGE",
  "NO_ESTIMATE",
  "UNKNOWN_PAYMENT",
  "AMOUNT_CONFLICT",
  "FINISHED_EMPTY",
  "GATEWAY_REFUNDED",
  "UNKNOWN_STATUS",
  "UNKNOWN_SHAPE",
] as const;

export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** Whether money first seen then is too late for its quote, so that nobody holds a free option on the rate. */
export function isQuoteStale({
  seenAt,
  quoteExpiresAt,
}: {
  seenAt: Date;
  quoteExpiresAt: Date;
}): boolean {
  return seenAt.getTime() > quoteExpiresAt.getTime() + QUOTE_GRACE_MS;
}

/** What a gateway said when it was asked again about a payment, and what came of it. */
export type GatewayAnswer = {
  readonly payment_id: string;
  readonly status_before: DepositStatus;
  readonly status: DepositStatus;
  /** `none`: nothing new · `unknown_there`, `no_answer` · `review` · else what became of the money, as `settleDeposit` says. */
  readonly outcome: string;
  /** The gateway's own word. */
  readonly gateway_status: string | null;
};

/** How a person may end a review. */
export const REVIEW_OUTCOMES = [
  "credited",
  "delivered",
  "attached",
  "unfrozen",
  "dismissed",
] as const;

export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** The outcomes that can come of a review as it stands; the database holds to the same. */
export function outcomesOf(review: {
  readonly reason: ReviewReason;
  readonly hasDeposit: boolean;
  /** Null without an order. */
  readonly orderStatus: OrderState | null;
  /** Whether the gateway has taken the payment back: then nothing of it is credited again. */
  readonly isTakenBack: boolean;
  /** Whether the payment is somebody's by now. */
  readonly isClaimed: boolean;
}): readonly ReviewOutcome[] {
  const { orderStatus } = review;
  if (review.reason === "GATEWAY_REFUNDED") return ["unfrozen"];
  if (review.isTakenBack) return ["dismissed"];
  if (!review.hasDeposit) return review.isClaimed ? ["dismissed"] : ["attached", "dismissed"];
  const canBePaid = orderStatus !== null && canMove(orderStatus, "paid");
  return canBePaid ? ["delivered", "credited", "dismissed"] : ["credited", "dismissed"];
}

/** A review as the HTTP interface shows it. Amounts are decimals of the shop's currency. */
export type ReviewView = {
  readonly review_id: string;
  readonly reason: ReviewReason;
  readonly state: "open" | "resolved";
  readonly gateway: string;
  /** The gateway's payment, or the event's key where nobody could read it. */
  readonly subject: string;
  readonly opened_at: string;
  readonly currency: string;
  /** What the shop would credit; for GATEWAY_REFUNDED what the balance could give now of what is owed. */
  readonly proposed: string | null;
  /** Of GATEWAY_REFUNDED: what the gateway took back and the balance did not cover. */
  readonly owed: string | null;
  readonly outcomes: readonly ReviewOutcome[];
  /** The gateway has taken its payment back: nothing of it can be credited again. */
  readonly is_taken_back: boolean;
  readonly payment: {
    readonly payment_id: string;
    readonly status: DepositStatus;
    readonly price: string;
    readonly pay_currency: string;
    readonly credited: string;
  } | null;
  readonly order: {
    readonly order_id: string;
    readonly status: OrderState;
    readonly total: string;
  } | null;
  readonly shopper: ShopperCard | null;
  /** What the gateway said, as it was read; of an unreadable event its words. */
  readonly evidence: unknown;
  readonly resolved: {
    readonly at: string;
    /** Null: it ended by itself. */
    readonly by: string | null;
    readonly outcome: ReviewOutcome | null;
    readonly note: string | null;
  } | null;
};

/** How long after its quote ran out a payment is still worth that quote (decision 009). */
export const QUOTE_GRACE_MS = 60 * 60_000;

/** Reasons for which a payment waits for a person; a closed list (decision 009). */
export type ReviewReason =
  | "WRONG_COIN_LARGE"
  | "NO_ESTIMATE"
  | "UNKNOWN_PAYMENT"
  | "AMOUNT_CONFLICT"
  | "FINISHED_EMPTY"
  | "GATEWAY_REFUNDED"
  | "UNKNOWN_STATUS"
  | "UNKNOWN_SHAPE";

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

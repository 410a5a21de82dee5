/** What a shopper is told about a payment (DESIGN §4). */
export const DEPOSIT_STATUSES = [
  "creating",
  "waiting",
  "confirming",
  "settled",
  "underpaid",
  "expired",
  "failed",
  "review",
] as const;

/** `creating`: our row exists, the gateway has not answered yet; never shown to anyone. */
export type DepositStatus = (typeof DEPOSIT_STATUSES)[number];

export type DepositPurpose = "order" | "refill";

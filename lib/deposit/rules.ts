import type { OrderState } from "@/lib/order/rules";

/** What a shopper is told about a payment. */
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

/** What everybody else sees of it. */
export type PaymentStatus = Exclude<DepositStatus, "creating">;

export type DepositPurpose = "order" | "refill";

/** The payment object of the HTTP interface. Amounts are decimal strings, times ISO 8601. */
export type PaymentView = {
  readonly payment_id: string | null;
  readonly order_id: string | null;
  readonly purpose: DepositPurpose;
  readonly status: PaymentStatus;
  readonly gateway: string;
  readonly pay_currency: string | null;
  readonly network: string | null;
  readonly pay_address: string | null;
  readonly payin_extra_id: string | null;
  readonly pay_amount: string | null;
  readonly payment_uri: string | null;
  readonly invoice_url: string | null;
  readonly price_amount: string;
  readonly price_currency: string;
  readonly received_amount: string | null;
  readonly credited_amount: string | null;
  readonly remainder_amount: string | null;
  readonly expires_at: string | null;
  readonly order_status: OrderState | null;
};

/** How long a quote holds where the gateway does not say: what NOWPayments grants. */
export const QUOTE_MS = 20 * 60_000;

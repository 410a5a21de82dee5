import type { OrderState } from "@/lib/order/rules";
import type { ShopperCard, ShopperName } from "@/lib/shopper/rules";

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

/** A payment as those who run the shop see it. `price`, `credited` and `reversed` are in the shop's currency, the others in coins. */
export type PaymentRecord = {
  readonly payment_id: string;
  readonly order_id: string | null;
  readonly order_status: OrderState | null;
  readonly purpose: DepositPurpose;
  readonly status: DepositStatus;
  readonly gateway: string;
  readonly gateway_payment_id: string | null;
  readonly pay_currency: string;
  readonly network: string | null;
  readonly pay_address: string | null;
  readonly payin_extra_id: string | null;
  readonly pay_amount: string | null;
  readonly received_amount: string;
  readonly price: string;
  readonly credited: string;
  readonly reversed: string;
  readonly currency: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly seen_at: string | null;
  readonly settled_at: string | null;
  readonly open_reviews: number;
  readonly shopper: ShopperCard;
};

/** How long a quote holds where the gateway does not say: what NOWPayments grants. */
export const QUOTE_MS = 20 * 60_000;

/** A deposit in the list of those who run the shop. */
export type DepositEntry = {
  readonly payment_id: string;
  readonly order_id: string | null;
  readonly purpose: DepositPurpose;
  readonly status: DepositStatus;
  readonly created_at: string;
  readonly settled_at: string | null;
  readonly gateway: string;
  readonly gateway_payment_id: string | null;
  readonly pay_currency: string;
  readonly pay_address: string | null;
  readonly pay_amount: string | null;
  readonly received_amount: string;
  readonly price_amount: string;
  /** What is credited and was not taken back. */
  readonly credited_amount: string;
  readonly currency: string;
  readonly shopper: ShopperName;
};

/** What a payment came to, for its shopper. */
export type Outcome =
  | "waiting"
  | "confirming"
  | "paid"
  | "paidSoon"
  | "refilled"
  | "creditedOnly"
  | "refunded"
  | "underpaid"
  | "expired"
  | "expiredRefill"
  | "failed"
  | "cancelled"
  | "review";

/** What a payment came to, from the shopper's side. */
export function outcomeOf(payment: PaymentView): Outcome {
  const { status, purpose, order_status: order } = payment;
  if (status === "expired" && isPositive(payment.credited_amount)) return "creditedOnly";
  if (order === "cancelled" && (status === "waiting" || status === "expired")) return "cancelled";
  if (status !== "settled" && status !== "expired") return status;
  if (purpose === "refill") return status === "expired" ? "expiredRefill" : "refilled";
  // Also of a payment that nobody waits for any more, since another one or the balance has paid the order.
  if (order === "delivered") return "paid";
  if (order === "paid") return "paidSoon";
  if (status === "expired") return "expired";
  return order === "refunded" ? "refunded" : "creditedOnly";
}

/** Whether its money is on the balance rather than in a purchase. */
export function isOnBalance(payment: PaymentView): boolean {
  const outcome = outcomeOf(payment);
  return outcome === "creditedOnly" || outcome === "refunded";
}

/** Whether a decimal string is more than nothing. */
export function isPositive(amount: string | null): amount is string {
  return amount !== null && /[1-9]/.test(amount) && !amount.startsWith("-");
}

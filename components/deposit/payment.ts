import type { PaymentView } from "@/lib/deposit/rules";

/** One entry of `GET /api/currencies`. `min_amount` is in the shop's currency. */
export type CurrencyView = {
  readonly currency: string;
  readonly title: string;
  readonly network: string;
  readonly gateway: string;
  readonly min_amount: string | null;
  readonly payable: boolean;
};

export type Outcome =
  | "waiting"
  | "confirming"
  | "paid"
  | "paidSoon"
  | "refilled"
  | "creditedOnly"
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
  if (status === "expired") return purpose === "refill" ? "expiredRefill" : "expired";
  if (status !== "settled") return status;
  if (purpose === "refill") return "refilled";
  if (order === "delivered") return "paid";
  return order === "paid" ? "paidSoon" : "creditedOnly";
}

/** Whether money is still expected: the page shows where to send it. */
export function isOpen(payment: PaymentView): boolean {
  return outcomeOf(payment) === "waiting";
}

/** Whether nothing more is told about it: here the server ends the stream. */
export function isOver({ purpose, status, order_status: order }: PaymentView): boolean {
  if (status === "failed") return true;
  if (purpose === "refill") return status === "settled";
  return order === "delivered" || order === "refunded" || order === "cancelled";
}

/** Whether leaving now would leave something unfinished. */
export function isUnderWay(payment: PaymentView): boolean {
  const outcome = outcomeOf(payment);
  return outcome === "waiting" || outcome === "confirming";
}

/** Whether a decimal string is more than nothing. */
export function isPositive(amount: string | null): amount is string {
  return amount !== null && /[1-9]/.test(amount) && !amount.startsWith("-");
}

/** "usdttrc20" for people: the ticker without its network. */
export function tickerOf(payment: { pay_currency: string | null; network: string | null }): string {
  const ticker = (payment.pay_currency ?? "").toLowerCase();
  for (const coin of ["usdt", "usdc"]) if (ticker.startsWith(coin)) return coin.toUpperCase();
  return ticker.toUpperCase();
}

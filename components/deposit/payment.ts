import { outcomeOf, type PaymentView } from "@/lib/deposit/rules";

/** One entry of `GET /api/currencies`. `min_amount` is in the shop's currency. */
export type CurrencyView = {
  readonly currency: string;
  readonly title: string;
  readonly network: string;
  readonly gateway: string;
  readonly min_amount: string | null;
  readonly payable: boolean;
};

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

/** "usdttrc20" for people: the ticker without its network. */
export function tickerOf(payment: { pay_currency: string | null; network: string | null }): string {
  const ticker = (payment.pay_currency ?? "").toLowerCase();
  for (const coin of ["usdt", "usdc"]) if (ticker.startsWith(coin)) return coin.toUpperCase();
  return ticker.toUpperCase();
}

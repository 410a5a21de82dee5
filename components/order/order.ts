import type { PaymentView } from "@/lib/deposit/rules";
import type { OrderState } from "@/lib/order/rules";
import type { OrderView } from "@/lib/order/schema";

/** The payment that a waiting order is waiting for, if there is one. */
export function openPayment(order: OrderView): PaymentView | undefined {
  return order.payments.find(
    ({ status, payment_id: id }) =>
      id !== null && (status === "waiting" || status === "confirming"),
  );
}

export const ORDER_TONES: Record<OrderState, "good" | "warn" | "muted" | "link"> = {
  awaiting: "warn",
  paid: "link",
  delivered: "good",
  expired: "muted",
  cancelled: "muted",
  refunded: "muted",
};

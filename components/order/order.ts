import type { PaymentView } from "@/lib/deposit/rules";
import type { OrderState } from "@/lib/order/rules";

type OrderLineView = {
  readonly offer_id: string;
  readonly title: string;
  readonly quantity: number;
  readonly unit_price: string;
  readonly line_total: string;
};

export type FileView = { readonly name: string; readonly url: string };

export type DeliveryView = {
  readonly title: string;
  readonly text: string;
  readonly files: readonly FileView[];
};

/** An entry of `GET /api/orders`. */
export type OrderSummary = {
  readonly order_id: string;
  readonly status: OrderState;
  readonly lines: readonly OrderLineView[];
  readonly total: string;
  readonly currency: string;
  readonly paid_at: string | null;
};

/** Exactly the answer of `GET /api/orders/{id}`. */
export type OrderView = OrderSummary & {
  readonly payments: readonly PaymentView[];
  readonly deliveries: readonly DeliveryView[];
};

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

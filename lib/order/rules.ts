/** Where an order stands. `expired` may still be paid by late money; nothing else goes back. */
export const ORDER_STATES = [
  "awaiting",
  "paid",
  "delivered",
  "expired",
  "cancelled",
  "refunded",
] as const;

export type OrderState = (typeof ORDER_STATES)[number];

/** Every legal step; the database holds the same table in a trigger. */
export const ORDER_TRANSITIONS: Record<OrderState, readonly OrderState[]> = {
  awaiting: ["paid", "expired", "cancelled"],
  paid: ["delivered", "refunded"],
  delivered: ["refunded"],
  expired: ["paid"],
  cancelled: [],
  refunded: [],
};

/** Whether an order may take that step. */
export function canMove(from: OrderState, to: OrderState): boolean {
  return ORDER_TRANSITIONS[from].includes(to);
}

/** How many of one offer a line of a basket or an order may hold; the database checks the same. */
export const QUANTITY_MAX = 100;

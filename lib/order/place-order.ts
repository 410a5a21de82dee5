import { queryOne } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { type Money, money } from "@/lib/money";
import type { OrderState } from "./rules";

export type PlacedOrder = {
  readonly orderId: string;
  readonly total: Money;
  readonly state: OrderState;
};

/**
 * Freezes lines and prices and reserves the units, all or nothing, in one statement. Without `offerId` the basket is ordered and emptied;
 * with `isFromBalance` the order is paid in the same step. Refuses: BANNED, FROZEN, NOT_FOUND, ORDER_NOT_PAYABLE (empty basket),
 * OUT_OF_STOCK, PRICE_CHANGED, AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE, TOO_MANY_ORDERS, TOO_MANY_UNITS, INSUFFICIENT_BALANCE, POLICY.
 */
export async function placeOrder(order: {
  shopperId: string;
  offerId?: string;
  quantity?: number;
  expectedTotal?: Money;
  /** What one payment may be for. */
  totalRange?: { readonly least: Money; readonly most: Money };
  isFromBalance: boolean;
  requestKey: string | null;
}): Promise<PlacedOrder> {
  const orderId = newId("order");
  const row = await queryOne<{ total_minor: string; state: OrderState }>({
    name: "place_order",
    text: "SELECT total_minor, state FROM place_order($1::jsonb)",
    values: [
      JSON.stringify({
        order_id: orderId,
        shopper_id: order.shopperId,
        offer_id: order.offerId ?? null,
        quantity: order.quantity ?? null,
        expected_total_minor: order.expectedTotal?.amount.toString() ?? null,
        total_min_minor: order.totalRange?.least.amount.toString() ?? null,
        total_max_minor: order.totalRange?.most.amount.toString() ?? null,
        from_balance: order.isFromBalance,
        request_key: order.requestKey,
        ttl_seconds: env().ORDER_TTL_MINUTES * 60,
        open_orders_max: env().MAX_OPEN_ORDERS,
        reserved_units_max: env().MAX_RESERVED_UNITS,
        stars_only_digital: env().PAYMENT_POLICY === "telegram",
      }),
    ],
  });
  return { orderId, total: money(BigInt(row.total_minor), env().SHOP_CURRENCY), state: row.state };
}

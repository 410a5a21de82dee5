import { z } from "zod";
import type { DeliveryView } from "@/lib/delivery/rules";
import type { PaymentView } from "@/lib/deposit/rules";
import { means } from "@/lib/gateway/schema";
import { chosenName, listQuery, searched, someOf } from "@/lib/list/schema";
import { amount, id } from "@/lib/schema";
import type { ShopperName } from "@/lib/shopper/rules";
import { confirmationId, reason } from "@/lib/staff/schema";
import { ORDER_STATES, type OrderState, QUANTITY_MAX } from "./rules";

const asked = { ...means, expected_total: amount.optional() };

/** Body of `POST /api/payment/create`. */
export const paymentRequest = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("basket"), ...asked }),
  z.strictObject({
    type: z.literal("offer"),
    offer_id: id,
    quantity: z.number().int().min(1).max(QUANTITY_MAX).default(1),
    ...asked,
  }),
  z.strictObject({ type: z.literal("order"), order_id: id, ...asked }),
]);

/** An entry of `GET /api/orders`. */
export type OrderSummary = {
  readonly order_id: string;
  readonly status: OrderState;
  readonly lines: readonly {
    offer_id: string;
    title: string;
    quantity: number;
    unit_price: string;
    line_total: string;
  }[];
  readonly total: string;
  readonly currency: string;
  readonly expires_at: string;
  readonly paid_at: string | null;
};

/** Answer of `GET /api/orders/{id}`. */
export type OrderView = OrderSummary & {
  readonly payments: readonly PaymentView[];
  readonly deliveries: readonly DeliveryView[];
};

/** Body of `POST /api/admin/orders/{id}/cancel`. */
export const orderCancellation = z.strictObject({ reason });

/** Query of `GET /api/admin/orders`. `product` is an id, or a part of its title; a city includes its districts. */
export const orderQuery = z.object({
  ...listQuery,
  state: someOf(ORDER_STATES),
  gateway: chosenName,
  coin: chosenName,
  location: chosenName,
  product: searched.min(2).optional(),
  shopper: chosenName,
});

export type OrderQuery = z.infer<typeof orderQuery>;

/** An order in the list of those who run the shop. */
export type OrderEntry = {
  readonly order_id: string;
  readonly status: OrderState;
  readonly created_at: string;
  readonly paid_at: string | null;
  readonly delivered_at: string | null;
  readonly total: string;
  readonly currency: string;
  /** The first of its lines. */
  readonly title: string;
  readonly unit_count: number;
  /** Of the payment that paid it, or else the last one; `balance` where there was none. */
  readonly gateway: string | null;
  readonly pay_currency: string | null;
  readonly shopper: ShopperName;
};

/** Body of `POST /api/admin/orders/{id}/refund`. `expected_refunded`: what the caller saw refunded before. */
export const orderRefund = z.strictObject({
  amount,
  reason,
  expected_refunded: amount,
  confirmation_id: confirmationId.optional(),
});

/** Body of `POST /api/admin/orders/{id}/replace-unit`. */
export const unitReplacement = z.strictObject({ unit_id: id, reason });

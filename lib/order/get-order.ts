import { queryOne } from "@/lib/db";
import { listDeliveries } from "@/lib/delivery/list-deliveries";
import type { DeliveryView } from "@/lib/delivery/rules";
import { readPayments } from "@/lib/deposit/read-payments";
import type { PaymentView } from "@/lib/deposit/rules";
import { ORDER_COLUMNS, type OrderSummary } from "./list-orders";

export type OrderView = OrderSummary & {
  readonly payments: readonly PaymentView[];
  readonly deliveries: readonly DeliveryView[];
};

/** One own order with its payments and, while it is paid for, what it delivers. @throws AppError NOT_FOUND (also: not yours) */
export async function getOrder({
  orderId,
  shopperId,
}: {
  orderId: string;
  shopperId: string;
}): Promise<OrderView> {
  const order = await queryOne<OrderSummary>({
    name: "get_order",
    text: `${ORDER_COLUMNS} WHERE o.id = $1 AND o.shopper_id = $2`,
    values: [orderId, shopperId],
  });
  const payments = await readPayments({ shopperId, by: "order", value: orderId });
  const isDelivering = order.status === "paid" || order.status === "delivered";
  return { ...order, payments, deliveries: isDelivering ? await listDeliveries({ orderId }) : [] };
}

import { queryOne } from "@/lib/db";
import { listDeliveries } from "@/lib/delivery/list-deliveries";
import { readPayments } from "@/lib/deposit/read-payments";
import { ORDER_COLUMNS } from "./list-orders";
import type { OrderSummary, OrderView } from "./schema";

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

import { query } from "@/lib/db";

/** Pays an own order from the balance. @throws AppError NOT_FOUND, BANNED, FROZEN, ORDER_NOT_PAYABLE, INSUFFICIENT_BALANCE */
export async function payOrder({
  orderId,
  shopperId,
}: {
  orderId: string;
  shopperId: string;
}): Promise<void> {
  await query({
    name: "pay_order_from_balance",
    text: "SELECT pay_order_from_balance($1, $2)",
    values: [orderId, shopperId],
  });
}

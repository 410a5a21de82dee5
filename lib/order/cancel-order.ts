import { query } from "@/lib/db";

/** Ends an own unpaid order, frees its units at once and puts its lines back into an empty basket. @throws AppError NOT_FOUND, ORDER_NOT_PAYABLE */
export async function cancelOrder({
  orderId,
  shopperId,
}: {
  orderId: string;
  shopperId: string;
}): Promise<void> {
  await query({
    name: "cancel_order",
    text: "SELECT cancel_order($1, $2)",
    values: [orderId, shopperId],
  });
}

import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";

const FIND = "SELECT id FROM orders WHERE id = $1 AND shopper_id = $2";

/** Goes on only for an order of that shopper. @throws AppError NOT_FOUND, whether it is nobody's or somebody else's */
export async function requireOwnOrder(order: {
  orderId: string;
  shopperId: string;
}): Promise<void> {
  const values = [order.orderId, order.shopperId];
  const rows = await query({ name: "require_own_order", text: FIND, values });
  if (rows.length === 0) throw new AppError("NOT_FOUND");
}

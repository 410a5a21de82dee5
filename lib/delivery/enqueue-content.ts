import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { consumeLimit } from "@/lib/rate-limit";

type Wish = { readonly orderId: string; readonly shopperId: string };

const ENQUEUE = `
SELECT enqueue_notification('content:' || o.id || ':' || $3, 'content', o.shopper_id, jsonb_build_object('order_id', o.id))
  FROM orders o WHERE o.id = $1 AND o.shopper_id = $2 AND o.state IN ('paid', 'delivered')`;

/**
 * Sends somebody what an own purchase holds once more, the same messages. It is no delivery: nothing is counted or marked as delivered by it.
 * The same `key` is sent once. @throws AppError NOT_FOUND (also: not yours, not paid, refunded), RATE_LIMITED
 */
export async function enqueueContent({
  orderId,
  shopperId,
  key,
}: Wish & { key: string }): Promise<void> {
  await consumeLimit("content", `${shopperId} ${orderId}`);
  const values = [orderId, shopperId, key];
  const rows = await query({ name: "enqueue_content", text: ENQUEUE, values });
  if (rows.length === 0) throw new AppError("NOT_FOUND");
}

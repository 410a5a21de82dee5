import { query } from "@/lib/db";
import { consumeLimit } from "@/lib/rate-limit";

const HASTEN = `
UPDATE deposit SET next_poll_at = now()
 WHERE id = $1 AND shopper_id = $2 AND gateway_payment_id IS NOT NULL AND next_poll_at > now()`;

/** Has the worker ask the gateway about an own payment at once, where it would anyway later. Repeatable. @throws AppError RATE_LIMITED */
export async function hastenPoll(payment: { paymentId: string; shopperId: string }): Promise<void> {
  await consumeLimit("check", payment.shopperId);
  await query({
    name: "hasten_poll",
    text: HASTEN,
    values: [payment.paymentId, payment.shopperId],
  });
}

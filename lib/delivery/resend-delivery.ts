import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transaction } from "@/lib/db";
import { AppError, refusal } from "@/lib/errors";
import { consumeLimit } from "@/lib/rate-limit";
import { type Caller, signature } from "@/lib/staff/rules";

type Order = { state: string };
type Sending = {
  id: string;
  state: "queued" | "sent" | "blocked" | "dead";
  is_whole: boolean;
  count: number;
};

const HOLD = "SELECT state FROM orders WHERE id = $1 FOR UPDATE";

const FIND = `
SELECT n.id, n.state, n.payload->>'unit_id' IS NULL AS is_whole, (count(*) OVER ())::int AS count
  FROM notification n JOIN orders o ON o.id = $1
 WHERE n.shopper_id = o.shopper_id AND n.kind = 'delivery' AND n.payload->>'order_id' = $1
 ORDER BY n.state = 'queued' DESC, is_whole DESC, n.id DESC LIMIT 1`;

// Units sent alone in the place of faulty ones are part of the whole: what still waits of them would only come twice.
const DROP_PARTS = `
UPDATE notification n SET state = 'dead', error = 'part of a delivery that was sent again'
  FROM orders o
 WHERE o.id = $1 AND n.shopper_id = o.shopper_id AND n.kind = 'delivery' AND n.payload->>'order_id' = $1
   AND n.payload->>'unit_id' IS NOT NULL AND n.state = 'blocked'`;

// From its first part, and counted as a repeat where something of it may be out already.
const QUEUE_AGAIN = `
WITH queued AS (
  UPDATE notification SET state = 'queued', parts_sent = 0, attempts = 0, error = NULL, next_attempt_at = now(),
         repeat_count = repeat_count + (parts_sent > 0)::int
   WHERE id = $1 AND state = $2::notification_state RETURNING id)
SELECT pg_notify('kiosk_work', 'notification') FROM queued`;

const ENQUEUE = `
INSERT INTO notification (dedupe_key, kind, priority, shopper_id, chat_id, payload, repeat_count)
SELECT 'delivery:' || $1 || ':' || ($2::int + 1), 'delivery', 0, s.id, s.telegram_id, jsonb_build_object('order_id', $1), 1
  FROM orders o JOIN shopper s ON s.id = o.shopper_id WHERE o.id = $1`;

/**
 * Sends what a paid order delivers once more, the very same messages, and counts it as a repeat. What was parked because the shopper had
 * blocked the bot, or given up, is tried again. @throws AppError NOT_FOUND, WRONG_STATE with `errors` (not paid, or refunded), ALREADY_DONE (on its way),
 * RATE_LIMITED
 */
export async function resendDelivery({
  caller,
  orderId,
}: {
  caller: Caller;
  orderId: string;
}): Promise<void> {
  await consumeLimit("resend", orderId);
  await transaction(async (tx) => {
    const [order] = await tx.query<Order>({ text: HOLD, values: [orderId] });
    if (!order) throw new AppError("NOT_FOUND");
    if (order.state !== "paid" && order.state !== "delivered") throw refused();
    const [last] = await tx.query<Sending>({ text: FIND, values: [orderId] });
    if (last?.state === "queued") throw new AppError("ALREADY_DONE");
    await send(tx, orderId, last);
    await recordAct(tx, {
      ...signature(caller),
      act: "order.resend",
      subject: orderId,
      before: { delivery: last?.state ?? "none", sendings: last?.count ?? 0 },
      after: { delivery: "queued" },
    });
  });
}

function refused(): AppError {
  return refusal("WRONG_STATE", {
    _: ["There is nothing to deliver: the order is not paid, or was refunded."],
  });
}

async function send(tx: Transaction, orderId: string, last: Sending | undefined): Promise<void> {
  await tx.query({ text: DROP_PARTS, values: [orderId] });
  if (last?.is_whole && last.state !== "sent")
    await tx.query({ text: QUEUE_AGAIN, values: [last.id, last.state] });
  else await tx.query({ text: ENQUEUE, values: [orderId, last?.count ?? 0] });
}

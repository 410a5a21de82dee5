import { query } from "@/lib/db";
import { env } from "@/lib/env";
import type { Failure } from "@/lib/telegram/rules";
import { enqueueAlarm } from "./enqueue-alarm";
import { decideNextStep, isDeliveryLate, type NextStep, type TakenNotification } from "./rules";

type Held = Pick<TakenNotification, "id" | "leaseToken">;

const WAIT = `
WITH paused AS (
  INSERT INTO rate_limit (key, points, expire)
  SELECT 'telegram_pause', 1, (extract(epoch FROM clock_timestamp() + make_interval(secs => $7)) * 1000)::bigint WHERE $7 > 0
  ON CONFLICT (key) DO UPDATE SET expire = greatest(rate_limit.expire, EXCLUDED.expire))
UPDATE notification
   SET lease_until = NULL, lease_token = NULL, next_attempt_at = now() + make_interval(secs => $3),
       attempts = attempts + $4, repeat_count = repeat_count + $5, error = $6
 WHERE id = $1 AND lease_token = $2 AND state = 'queued' RETURNING id`;

const PARK = `
WITH parked AS (
  UPDATE notification SET state = 'blocked', lease_until = NULL, lease_token = NULL, error = $3
   WHERE id = $1 AND lease_token = $2 AND state = 'queued' RETURNING shopper_id)
UPDATE shopper SET chat_blocked_at = coalesce(chat_blocked_at, now()) WHERE id IN (SELECT shopper_id FROM parked)`;

const BURY = `
WITH buried AS (
  UPDATE notification SET state = 'dead', lease_until = NULL, lease_token = NULL, error = $3
   WHERE id = $1 AND lease_token = $2 AND state = 'queued' RETURNING id, kind, payload)
SELECT alarm_admins('message_dead:' || id, jsonb_build_object('alarm', 'message_dead', 'notification_id', id::text, 'kind', kind,
         'order_id', payload->>'order_id', 'reason', $3::text), $4::bigint[])
  FROM buried WHERE kind <> 'admin_alarm'`;

/**
 * Reports that a message could not be sent: it waits, is parked until its reader comes back, or is given up with an alarm, as
 * `decideNextStep` says. Does nothing when the lease was lost meanwhile.
 */
export async function markFailed(
  message: TakenNotification,
  failure: Failure,
  now = new Date(),
): Promise<NextStep> {
  const next = decideNextStep(message, { failure, random: Math.random() });
  const reason = failure.kind === "retry_after" ? "too many requests" : failure.reason;
  if (next.step === "wait") await wait(message, next, reason);
  else if (next.step === "park") await park(message, reason);
  else await buryNotification(message, reason);
  if (next.step === "wait" && next.isAttempt && isDeliveryLate(message, now))
    await enqueueAlarm({
      key: `delivery_late:${message.id}`,
      payload: { alarm: "delivery_late", order_id: message.payload.order_id, reason },
    });
  return next;
}

/** Gives a message up for good and tells the admins; a lost alarm alarms nobody. */
export async function buryNotification({ id, leaseToken }: Held, reason: string): Promise<void> {
  const admins = env().ADMIN_IDS.map(String);
  await query({ name: "bury_notification", text: BURY, values: [id, leaseToken, reason, admins] });
}

async function wait(
  { id, leaseToken }: Held,
  step: NextStep & { step: "wait" },
  reason: string,
): Promise<void> {
  const counts = [Number(step.isAttempt), Number(step.isRepeat)];
  const values = [id, leaseToken, step.seconds, ...counts, reason, step.pauseSeconds];
  await query({ name: "delay_notification", text: WAIT, values });
}

async function park({ id, leaseToken }: Held, reason: string): Promise<void> {
  await query({ name: "park_notification", text: PARK, values: [id, leaseToken, reason] });
}

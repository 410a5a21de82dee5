import { query } from "@/lib/db";
import { env } from "@/lib/env";
import type { Failure } from "@/lib/telegram/rules";
import { enqueueAlarm } from "./enqueue-alarm";
import {
  decideNextStep,
  isDeliveryLate,
  type NextStep,
  PAUSE_MAX_SECONDS,
  SEND_LIMITS,
  type TakenNotification,
} from "./rules";

type Held = Pick<TakenNotification, "id" | "leaseToken">;

const WAIT = `
WITH waiting AS (
  UPDATE notification
     SET lease_until = NULL, lease_token = NULL, next_attempt_at = now() + make_interval(secs => $3),
         attempts = attempts + $4, repeat_count = repeat_count + $5, error = $6
   WHERE id = $1 AND lease_token = $2 AND state = 'queued' RETURNING chat_id)
SELECT CASE WHEN $7 THEN obey_refusal(chat_id, $3, ${PAUSE_MAX_SECONDS}) ELSE hold_chat(chat_id, $8) END FROM waiting`;

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
 * `decideNextStep` says. Where Telegram wants silence the chat gets it, and all of them (a minute at most) once a second one is refused
 * within a second. Does nothing when the lease was lost meanwhile.
 */
export async function markFailed(
  message: TakenNotification,
  failure: Failure,
  { now = new Date(), chatMs = SEND_LIMITS.chatMs } = {},
): Promise<NextStep> {
  const next = decideNextStep(message, { failure, random: Math.random() });
  const reason = failure.kind === "retry_after" ? "too many requests" : failure.reason;
  if (next.step === "wait") await wait(message, { step: next, reason, chatMs });
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

type Waiting = {
  readonly step: NextStep & { step: "wait" };
  readonly reason: string;
  readonly chatMs: number;
};

async function wait({ id, leaseToken }: Held, { step, reason, chatMs }: Waiting): Promise<void> {
  const counts = [Number(step.isAttempt), Number(step.isRepeat)];
  const values = [id, leaseToken, step.seconds, ...counts, reason, step.isRefused, chatMs];
  await query({ name: "delay_notification", text: WAIT, values });
}

async function park({ id, leaseToken }: Held, reason: string): Promise<void> {
  await query({ name: "park_notification", text: PARK, values: [id, leaseToken, reason] });
}

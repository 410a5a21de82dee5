import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { findGateway } from "@/lib/gateway/find-gateway";
import { GATEWAY_NAMES } from "@/lib/gateway/rules";
import { log } from "@/lib/log";
import { observeSettle } from "@/lib/metrics";
import { openReview } from "./open-review";
import { settleDeposit } from "./settle-deposit";

type Event = {
  id: string;
  gateway: string;
  event_key: string;
  gateway_payment_id: string | null;
  attempts: number;
  received_at: Date;
};

const UNKNOWN_AFTER_ATTEMPTS = 3;

const TAKE = `
UPDATE payment_event SET lease_until = now() + interval '30 seconds', attempts = attempts + 1
 WHERE id IN (SELECT id FROM payment_event
               WHERE state = 'queued' AND next_attempt_at <= now() AND (lease_until IS NULL OR lease_until < now())
               ORDER BY next_attempt_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
 RETURNING id, gateway, event_key, gateway_payment_id, attempts, received_at`;
const DONE = `UPDATE payment_event SET state = 'done', done_at = now(), lease_until = NULL, error = NULL WHERE id = ANY($1::bigint[])`;
const AGAIN = `
UPDATE payment_event SET lease_until = NULL, error = $2, next_attempt_at = now() + least(power(2, attempts), 600) * interval '1 second'
 WHERE id = ANY($1::bigint[])`;

/** Takes stored events and settles the payments they point at; the number taken. What fails is tried again at growing intervals, for ever. */
export async function settlePaymentEvents({ batch }: { batch: number }): Promise<number> {
  const events = await query<Event>({ name: "take_events", text: TAKE, values: [batch] });
  const groups = Map.groupBy(
    events,
    (event) => `${event.gateway}:${event.gateway_payment_id ?? event.event_key}`,
  );
  await Promise.all([...groups.values()].map(settleGroup));
  return events.length;
}

async function settleGroup(events: Event[]): Promise<void> {
  const [first] = events;
  const ids = events.map((event) => event.id);
  if (!first) return;
  try {
    await settleEvent(first);
    await query({ name: "events_done", text: DONE, values: [ids] });
    for (const event of events)
      observeSettle({
        gateway: event.gateway,
        seconds: (Date.now() - event.received_at.getTime()) / 1000,
      });
  } catch (error) {
    log().warn(
      { err: error, gatewayPaymentId: first.gateway_payment_id },
      "an event is tried again later",
    );
    await query({
      name: "events_again",
      text: AGAIN,
      values: [ids, error instanceof Error ? error.message : "unknown"],
    });
  }
}

async function settleEvent(event: Event): Promise<void> {
  const name = GATEWAY_NAMES.find((known) => known === event.gateway);
  const gateway = name && findGateway(name);
  if (!gateway) throw new AppError("GATEWAY_UNAVAILABLE", { details: { gateway: event.gateway } });
  const evidence = { payment_event_id: event.id };
  if (event.gateway_payment_id === null)
    return openReview({
      reason: "UNKNOWN_SHAPE",
      gateway: gateway.name,
      subject: event.event_key,
      evidence,
    });
  try {
    await settleDeposit({
      gateway,
      gatewayPaymentId: event.gateway_payment_id,
      now: new Date(),
    });
  } catch (error) {
    if (
      !(error instanceof AppError) ||
      error.code !== "NOT_FOUND" ||
      event.attempts < UNKNOWN_AFTER_ATTEMPTS
    )
      throw error;
    await openReview({
      reason: "UNKNOWN_PAYMENT",
      gateway: gateway.name,
      subject: event.gateway_payment_id,
      evidence,
    });
  }
}

import { setTimeout } from "node:timers/promises";
import { query, queryAtLeisure } from "@/lib/db";
import { log } from "@/lib/log";

/** A measured value: the name of its metric, and its labels. */
export type Figure = {
  readonly figure: string;
  readonly labels: Record<string, string>;
  readonly value: number;
};

type Totals = { figures: Figure[]; dueAt: number; reading: Promise<void> | null };

declare global {
  var kioskTotals: Totals | undefined;
}

const FRESH_MS = 60_000;
const REST_FACTOR = 20; // counting takes a twentieth of the time at most, however large the shop
const TIMEOUT_MS = 5 * 60_000;
const WAIT_MS = 1_000;

/** What waits now. Each part has an index of just the rows that wait, so that it costs as much as is open and not as much as ever was. */
export const READ_WAITING = `
SELECT 'kiosk_queue_depth' AS figure, '{"queue": "payment_event"}'::json AS labels, count(*)::float8 AS value FROM payment_event WHERE state = 'queued'
UNION ALL SELECT 'kiosk_queue_depth', '{"queue": "notification"}', count(*) FROM notification WHERE state = 'queued'
UNION ALL SELECT 'kiosk_queue_depth', '{"queue": "telegram_update"}', count(*) FROM telegram_update WHERE state = 'queued'
UNION ALL SELECT 'kiosk_queue_depth', '{"queue": "deposit_poll"}', count(*) FROM deposit WHERE next_poll_at < now()
UNION ALL SELECT 'kiosk_queue_depth', '{"queue": "order_expiry"}', count(*) FROM orders WHERE state = 'awaiting' AND expires_at < now()
UNION ALL SELECT 'kiosk_queue_age_seconds', '{"queue": "payment_event"}',
  coalesce(extract(epoch FROM now() - min(received_at)), 0) FROM payment_event WHERE state = 'queued'
UNION ALL SELECT 'kiosk_queue_age_seconds', '{"queue": "notification"}',
  coalesce(extract(epoch FROM now() - min(created_at)), 0) FROM notification WHERE state = 'queued'
UNION ALL SELECT 'kiosk_queue_age_seconds', '{"queue": "telegram_update"}',
  coalesce(extract(epoch FROM now() - min(received_at)), 0) FROM telegram_update WHERE state = 'queued'
UNION ALL SELECT 'kiosk_queue_age_seconds', '{"queue": "deposit_poll"}',
  coalesce(extract(epoch FROM now() - min(next_poll_at)), 0) FROM deposit WHERE next_poll_at < now()
UNION ALL SELECT 'kiosk_queue_age_seconds', '{"queue": "order_expiry"}',
  coalesce(extract(epoch FROM now() - min(expires_at)), 0) FROM orders WHERE state = 'awaiting' AND expires_at < now()
UNION ALL SELECT 'kiosk_worker_age_seconds', '{}', coalesce(extract(epoch FROM now() - max(seen_at))::float8, 'Infinity') FROM worker_heartbeat`;

/** What there ever was: reads whole tables. */
const READ_TOTALS = `
SELECT 'kiosk_payments' AS figure, json_build_object('gateway', gateway, 'status', status) AS labels, count(*)::float8 AS value
  FROM deposit GROUP BY gateway, status
UNION ALL SELECT 'kiosk_orders', json_build_object('state', state), count(*) FROM orders GROUP BY state
UNION ALL SELECT 'kiosk_queue_dead', '{"queue": "notification"}', count(*) FROM notification WHERE state = 'dead'
UNION ALL SELECT 'kiosk_queue_dead', '{"queue": "telegram_update"}', count(*) FROM telegram_update WHERE state = 'dead'
UNION ALL SELECT 'kiosk_reviews_open', json_build_object('reason', reason), count(*) FROM review WHERE state = 'open' GROUP BY reason
UNION ALL SELECT 'kiosk_message_repeats', '{}', coalesce(sum(repeat_count), 0) FROM notification`;

/**
 * All figures of the database. What waits is asked each time; totals are up to a minute old, in a very large shop some minutes, and left out
 * until they were counted a first time or when that failed. @throws AppError UNAVAILABLE while the database is away
 */
export async function readFigures(): Promise<Figure[]> {
  const waiting = await query<Figure>({ name: "read_waiting", text: READ_WAITING });
  return [...waiting, ...(await recallTotals())];
}

async function recallTotals(): Promise<Figure[]> {
  globalThis.kioskTotals ??= { figures: [], dueAt: 0, reading: null };
  const totals = globalThis.kioskTotals;
  if (performance.now() >= totals.dueAt) totals.reading ??= countTotals(totals);
  // A small shop is told at once; a large one at a later scrape, for this one may not wait.
  if (totals.reading)
    await Promise.race([totals.reading, setTimeout(WAIT_MS, undefined, { ref: false })]);
  return totals.figures;
}

async function countTotals(totals: Totals): Promise<void> {
  const startedAt = performance.now();
  try {
    totals.figures = await queryAtLeisure<Figure>(READ_TOTALS, { timeoutMs: TIMEOUT_MS });
  } catch (error) {
    log().warn({ err: error }, "the totals cannot be counted");
    totals.figures = []; // better none than old ones
  }
  const now = performance.now();
  totals.dueAt = now + Math.max(FRESH_MS, (now - startedAt) * REST_FACTOR);
  totals.reading = null;
}

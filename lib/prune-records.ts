import { queryOne } from "@/lib/db";

const PRUNE = `
WITH answers AS (DELETE FROM idempotent_request WHERE created_at < now() - interval '24 hours' AND locked_until < now() RETURNING 1),
updates AS (DELETE FROM telegram_update
  WHERE (state = 'done' AND received_at < now() - interval '7 days') OR (state = 'dead' AND received_at < now() - interval '30 days') RETURNING 1),
limits AS (DELETE FROM rate_limit WHERE expire < (extract(epoch FROM now()) * 1000)::bigint RETURNING 1),
workers AS (DELETE FROM worker_heartbeat WHERE seen_at < now() - interval '1 day' RETURNING 1),
links AS (DELETE FROM sign_in_link WHERE expires_at < now() - interval '1 day' RETURNING 1),
sessions AS (DELETE FROM staff_session WHERE expires_at < now() - interval '30 days' RETURNING 1),
confirmations AS (DELETE FROM confirmation WHERE expires_at < now() - interval '30 days' RETURNING 1),
pictures AS (DELETE FROM picture WHERE id IN (
  SELECT p.id FROM picture p WHERE p.unused_at < now() - interval '1 day' AND NOT EXISTS (SELECT FROM product_image i WHERE i.picture_id = p.id)
  FOR UPDATE SKIP LOCKED) RETURNING 1),
threads AS (DELETE FROM support_thread WHERE waiting_since IS NULL AND changed_at < now() - interval '1 year' RETURNING 1),
invoices AS (DELETE FROM invoice_message WHERE shown_at < now() - interval '30 days' RETURNING 1),
imports AS (DELETE FROM stock_import WHERE created_at < now() - interval '1 day' RETURNING 1)
SELECT (SELECT count(*) FROM answers)::int AS answers, (SELECT count(*) FROM updates)::int AS updates,
       (SELECT count(*) FROM limits)::int AS limits, (SELECT count(*) FROM workers)::int AS workers,
       (SELECT count(*) FROM links)::int AS links, (SELECT count(*) FROM sessions)::int AS sessions,
       (SELECT count(*) FROM confirmations)::int AS confirmations, (SELECT count(*) FROM pictures)::int AS pictures,
       (SELECT count(*) FROM imports)::int AS imports, (SELECT count(*) FROM threads)::int AS threads,
       (SELECT count(*) FROM invoices)::int AS invoices`;

/** How many rows went, by kind. */
export type Pruned = Record<
  | "answers"
  | "updates"
  | "limits"
  | "workers"
  | "links"
  | "sessions"
  | "confirmations"
  | "pictures"
  | "imports"
  | "threads"
  | "invoices",
  number
>;

/**
 * Forgets what nobody will ask for again: answers under an Idempotency-Key after a day, handled updates after a week,
 * those that were given up after 30 days (the admins heard of them at once), counters that have
 * lapsed, workers that are gone, sign-ins and confirmations that have lapsed, pictures that no product has shown for a day, imports with all
 * that they put aside after a day, threads that nobody waits in and nobody wrote in for a year, where an invoice was shown after 30 days. Money, orders, messages and batches are kept. Repeatable.
 */
export async function pruneRecords(): Promise<Pruned> {
  return queryOne<Pruned>({ name: "prune_records", text: PRUNE });
}

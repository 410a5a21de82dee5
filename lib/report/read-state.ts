import { query, queryOne } from "@/lib/db";
import { listGateways } from "@/lib/gateway/list-gateways";
import type { LowStock, StateReport } from "./rules";

const LOW_MAX = 20;

// As the warning of the worker has it: what was stocked low and never sold is not running out.
const LIST_LOW = `
WITH low AS (
  SELECT o.id, o.product_id, o.title, o.location_id, stock.free
    FROM offer o JOIN product p ON p.id = o.product_id CROSS JOIN LATERAL (SELECT count_free_units(o.id, o.low_stock_at + 1) AS free OFFSET 0) AS stock
   WHERE o.is_active AND p.is_active AND NOT o.is_unlimited AND stock.free <= o.low_stock_at
     AND EXISTS (SELECT FROM stock_unit u WHERE u.offer_id = o.id AND u.state <> 'free')),
sold AS (
  SELECT u.offer_id, count(*)::int AS units FROM stock_unit u WHERE u.sold_at > now() - interval '7 days' GROUP BY 1)
SELECT low.id AS offer_id, low.free, coalesce(sold.units, 0) AS sold,
       p.title || CASE WHEN low.title IN ('', p.title) THEN '' ELSE ' · ' || low.title END || coalesce(' · ' || place.name, '') AS title
  FROM low JOIN product p ON p.id = low.product_id LEFT JOIN location place ON place.id = low.location_id
  LEFT JOIN sold ON sold.offer_id = low.id
 ORDER BY (low.free = 0) DESC, coalesce(sold.units, 0) DESC, low.free, low.id LIMIT ${LOW_MAX}`;

const LIST_REVIEWS = `
SELECT reason::text AS reason, count(*)::int AS count, min(created_at) AS oldest_at FROM review WHERE state = 'open' GROUP BY 1 ORDER BY 3`;

// Among the latest only: what is further back is no sign of life.
const LIST_SIGNS = `
SELECT name, (SELECT max(received_at) FROM (SELECT gateway, received_at FROM payment_event ORDER BY id DESC LIMIT 10000) AS e WHERE e.gateway = name) AS last_event_at,
       (SELECT max(settled_at) FROM (SELECT gateway, settled_at FROM deposit ORDER BY created_at DESC LIMIT 10000) AS d WHERE d.gateway = name) AS last_success_at
  FROM unnest($1::text[]) AS name`;

const READ_MACHINE = `
SELECT (SELECT max(seen_at) FROM worker_heartbeat) AS worker_seen_at,
       coalesce((SELECT max(seen_at) FROM worker_heartbeat) < now() - interval '30 seconds', true) AS is_worker_late,
       count(*)::int AS waiting, min(created_at) AS oldest_at
  FROM notification WHERE state = 'queued'`;

const READ_SUPPORT = `
SELECT count(*)::int AS waiting, min(waiting_since) AS oldest_at FROM support_thread WHERE waiting_since IS NOT NULL`;

const LIST_PROOFS = `
SELECT known.kind, checked_at, finding_count AS findings, coalesce(checked_at < now() - interval '2 hours', true) AS is_late
  FROM (VALUES ('books'), ('audit')) AS known (kind) LEFT JOIN proof ON proof.kind = known.kind`;

type Open = Omit<StateReport["reviews"][number], "oldest_at"> & { oldest_at: Date };

/** What needs a person now, and how everything that works by itself is doing. */
export async function readState(): Promise<StateReport> {
  const [low_stock, reviews, support, gateways, machine, proofs] = await Promise.all([
    query<LowStock>({ text: LIST_LOW }),
    query<Open>({ text: LIST_REVIEWS }),
    queryOne<{ waiting: number; oldest_at: Date | null }>({ text: READ_SUPPORT }),
    readGateways(),
    queryOne<{
      worker_seen_at: Date | null;
      is_worker_late: boolean;
      waiting: number;
      oldest_at: Date | null;
    }>({ text: READ_MACHINE }),
    query<{
      kind: "books" | "audit";
      checked_at: Date | null;
      findings: number | null;
      is_late: boolean;
    }>({
      text: LIST_PROOFS,
    }),
  ]);
  return {
    low_stock,
    reviews: reviews.map((row) => ({ ...row, oldest_at: row.oldest_at.toISOString() })),
    support: { waiting: support.waiting, oldest_at: iso(support.oldest_at) },
    gateways,
    worker: { seen_at: iso(machine.worker_seen_at), is_late: machine.is_worker_late },
    outbox: { waiting: machine.waiting, oldest_at: iso(machine.oldest_at) },
    proofs: proofs.map((row) => ({ ...row, checked_at: iso(row.checked_at) })),
  };
}

async function readGateways(): Promise<StateReport["gateways"]> {
  const open = listGateways();
  const values = [open.map(({ name }) => name)];
  const rows = await query<{
    name: string;
    last_event_at: Date | null;
    last_success_at: Date | null;
  }>({ text: LIST_SIGNS, values });
  return rows.map(({ name, last_event_at, last_success_at }) => ({
    name,
    is_answering: open.find((gateway) => gateway.name === name)?.isAnswering() ?? false,
    last_event_at: iso(last_event_at),
    last_success_at: iso(last_success_at),
  }));
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

import { query } from "@/lib/db";
import type { AuditQuery } from "./schema";

const PAGE = 50;

type Row = {
  id: string;
  happened_at: Date;
  actor: number | null;
  actor_name: string | null;
  role: string;
  act: string;
  subject: string;
  before: unknown;
  after: unknown;
  reason: string | null;
  address: string | null;
  hash: string;
};

/** An entry of the audit log as the HTTP interface shows it; without an actor the shop itself did it. */
export type ActView = Omit<Row, "happened_at"> & { readonly happened_at: string };

const SELECT = `
SELECT e.id::text AS id, e.happened_at, e.actor::float8 AS actor, coalesce(s.name, nullif(p.first_name, '')) AS actor_name,
       e.role, e.act, e.subject, e.before, e.after, e.reason, e.address, encode(e.hash, 'hex') AS hash
  FROM audit_entry e
  LEFT JOIN staff s ON s.telegram_id = e.actor
  LEFT JOIN shopper p ON p.telegram_id = e.actor`;

/** A page of the audit log, newest first: every condition that is given holds. */
export async function listActs(
  wanted: AuditQuery,
): Promise<{ items: ActView[]; next_cursor: string | null }> {
  const { conditions, values } = where(wanted);
  const text = `${SELECT} WHERE ${conditions.join(" AND ")} ORDER BY e.id DESC LIMIT ${PAGE + 1}`;
  const rows = await query<Row>({ text, values }); // unnamed: planned for just these conditions
  const items = rows
    .slice(0, PAGE)
    .map((row) => ({ ...row, happened_at: row.happened_at.toISOString() }));
  return { items, next_cursor: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}

function where({ actor, act, subject, q, from, to, cursor }: AuditQuery) {
  const values: unknown[] = [];
  const conditions = ["true"];
  const add = (value: unknown, condition: (place: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (actor === "shop") conditions.push("e.actor IS NULL");
  else add(actor, (place) => `e.actor = ${place}::bigint`);
  add(act, (place) => (act?.endsWith(".") ? `starts_with(e.act, ${place})` : `e.act = ${place}`));
  add(subject, (place) => `e.subject = ${place}`);
  add(from, (place) => `e.happened_at >= ${place}::timestamptz`);
  add(to, (place) => `e.happened_at < ${place}::timestamptz`);
  add(cursor, (place) => `e.id < ${place}::bigint`);
  const told = "concat_ws(' ', e.act, e.subject, e.reason, e.address, e.before, e.after, s.name)";
  add(q, (place) => `position(lower(${place}) IN lower(${told})) > 0`);
  return { conditions, values };
}

import { query } from "@/lib/db";
import { cutPage, type Page } from "@/lib/page";
import { type NarrowedList, narrowList } from "@/lib/sql";
import type { ActView } from "./rules";
import type { AuditQuery } from "./schema";

const PAGE = 50;

type Row = Omit<ActView, "happened_at"> & { happened_at: Date };

const SELECT = `
SELECT e.id::text AS id, e.happened_at, e.actor::float8 AS actor, coalesce(s.name, nullif(p.first_name, '')) AS actor_name,
       e.role, e.act, e.subject, e.before, e.after, e.reason, e.address, encode(e.hash, 'hex') AS hash
  FROM audit_entry e
  LEFT JOIN staff s ON s.telegram_id = e.actor
  LEFT JOIN shopper p ON p.telegram_id = e.actor`;

/** A page of the audit log, newest first: every condition that is given holds. */
export async function listActs(wanted: AuditQuery): Promise<Page<ActView>> {
  const list = narrow(wanted);
  const text = `${SELECT} WHERE ${list.where()} ORDER BY e.id DESC LIMIT ${PAGE + 1}`;
  const rows = await query<Row>({ text, values: list.values }); // unnamed: planned for just these conditions
  const acts = rows.map((row) => ({ ...row, happened_at: row.happened_at.toISOString() }));
  return cutPage(acts, PAGE, ({ id }) => id);
}

const TOLD = "concat_ws(' ', e.act, e.subject, e.reason, e.address, e.before, e.after, s.name)";

function narrow({ actor, act, subject, q, from, to, cursor }: AuditQuery): NarrowedList {
  const list = narrowList();
  if (actor === "shop") list.add("e.actor IS NULL");
  else list.when(actor, (place) => `e.actor = ${place}::bigint`);
  list.when(act, (place) =>
    act?.endsWith(".") ? `starts_with(e.act, ${place})` : `e.act = ${place}`,
  );
  list.when(subject, (place) => `e.subject = ${place}`);
  list.when(from, (place) => `e.happened_at >= ${place}::timestamptz`);
  list.when(to, (place) => `e.happened_at < ${place}::timestamptz`);
  list.when(cursor, (place) => `e.id < ${place}::bigint`);
  list.when(q, (place) => `position(lower(${place}) IN lower(${TOLD})) > 0`);
  return list;
}

import { query } from "@/lib/db";
import { env } from "@/lib/env";
import type { StaffMember, StaffView } from "./rules";

type Row = Omit<StaffView, "created_at" | "seen_at"> & {
  created_at: Date | null;
  seen_at: Date | null;
};

const LIST = `
WITH fixed AS (SELECT unnest($1::bigint[]) AS telegram_id),
everybody AS (
  SELECT telegram_id, 'owner' AS role, true AS is_fixed, NULL::bigint AS invited_by, NULL::timestamptz AS created_at FROM fixed
   UNION ALL
  SELECT telegram_id, role::text, false, invited_by, created_at FROM staff
   WHERE removed_at IS NULL AND telegram_id NOT IN (SELECT telegram_id FROM fixed)),
named AS (
  SELECT e.telegram_id, coalesce(s.name, nullif(p.first_name, ''), e.telegram_id::text) AS name
    FROM (SELECT telegram_id FROM everybody UNION SELECT invited_by FROM everybody) AS e
    LEFT JOIN staff s ON s.telegram_id = e.telegram_id LEFT JOIN shopper p ON p.telegram_id = e.telegram_id)
SELECT e.telegram_id::float8 AS telegram_id, n.name, e.role, e.is_fixed, e.telegram_id = $2 AS is_self,
       e.invited_by::float8 AS invited_by, i.name AS invited_by_name, e.created_at,
       (SELECT max(seen_at) FROM staff_session WHERE telegram_id = e.telegram_id) AS seen_at
  FROM everybody e
  JOIN named n ON n.telegram_id = e.telegram_id
  LEFT JOIN named i ON i.telegram_id = e.invited_by
 ORDER BY array_position(ARRAY['owner', 'manager', 'support'], e.role), n.name, e.telegram_id`;

/** Everybody who runs the shop, owners first. A shop has few of them, so there are no pages. */
export async function listStaff(member: StaffMember): Promise<{ items: StaffView[] }> {
  const values = [env().ADMIN_IDS.map(String), member.telegramId.toString()];
  const rows = await query<Row>({ text: LIST, values });
  const items = rows.map((row) => ({
    ...row,
    created_at: row.created_at?.toISOString() ?? null,
    seen_at: row.seen_at?.toISOString() ?? null,
  }));
  return { items };
}

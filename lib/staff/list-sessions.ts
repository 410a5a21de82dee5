import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { isAllowed, type SessionView, type StaffMember } from "./rules";

type Row = Omit<SessionView, "created_at" | "seen_at" | "expires_at"> & {
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
};

const SESSIONS_MAX = 200;

const LIST = `
SELECT s.id, s.telegram_id::float8 AS telegram_id, coalesce(m.name, nullif(p.first_name, ''), s.telegram_id::text) AS name,
       CASE WHEN s.telegram_id = ANY($4::bigint[]) THEN 'owner' ELSE m.role::text END AS role,
       s.address, s.user_agent, s.created_at, s.seen_at, s.expires_at, s.id = $3 AS is_current
  FROM staff_session s
  LEFT JOIN staff m ON m.telegram_id = s.telegram_id AND m.removed_at IS NULL
  LEFT JOIN shopper p ON p.telegram_id = s.telegram_id
 WHERE (s.telegram_id = $1 OR $2) AND s.revoked_at IS NULL AND s.expires_at > now()
 ORDER BY is_current DESC, s.seen_at DESC LIMIT ${SESSIONS_MAX}`;

/** The open sessions of a member, and for those who decide about staff everybody's: this one first, then the last seen. */
export async function listSessions(member: StaffMember): Promise<{ items: SessionView[] }> {
  const rows = await query<Row>({
    text: LIST,
    values: [
      member.telegramId.toString(),
      isAllowed(member.role, "staff"),
      member.sessionId,
      env().ADMIN_IDS.map(String),
    ],
  });
  const items = rows.map((row) => ({
    ...row,
    created_at: row.created_at.toISOString(),
    seen_at: row.seen_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
  }));
  return { items };
}

import { query } from "@/lib/db";
import { findStaff } from "./find-staff";
import { hashToken } from "./hash-token";
import type { StaffMember } from "./rules";

// Seen once a minute is often enough to show, and spares a write at each request.
const FIND = `
WITH found AS (
  SELECT id, telegram_id, seen_at FROM staff_session
   WHERE token_hash = decode($1, 'hex') AND revoked_at IS NULL AND expires_at > now()),
seen AS (UPDATE staff_session s SET seen_at = now() FROM found WHERE s.id = found.id AND found.seen_at < now() - interval '1 minute')
SELECT id, telegram_id FROM found`;

/** Who a cookie's token belongs to, with the role they have now; null when it is no (longer a) session of somebody who runs the shop. */
export async function findSession({ token }: { token: string }): Promise<StaffMember | null> {
  const [row] = await query<{ id: string; telegram_id: string }>({
    name: "find_session",
    text: FIND,
    values: [hashToken(token)],
  });
  if (!row) return null;
  const telegramId = BigInt(row.telegram_id);
  const staff = await findStaff({ telegramId });
  return staff && { telegramId, sessionId: row.id, ...staff };
}

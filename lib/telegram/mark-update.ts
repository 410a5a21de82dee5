import { query } from "@/lib/db";
import { env } from "@/lib/env";

/** How often an update is tried before it is given up. */
export const UPDATE_ATTEMPTS_MAX = 5;

const DONE = `
UPDATE telegram_update SET state = 'done', lease_until = NULL, error = NULL WHERE update_id = $1 AND state = 'queued'`;

const FAILED = `
WITH failed AS (
  UPDATE telegram_update
     SET state = CASE WHEN attempts >= $3 AND $5::int = 0 THEN 'dead' ELSE 'queued' END::update_state, error = $2,
         attempts = attempts - ($5::int > 0)::int,
         lease_until = CASE WHEN $5::int > 0 THEN now() + make_interval(secs => $5)
                            WHEN attempts < $3 THEN now() + make_interval(secs => power(2, attempts)) END
   WHERE update_id = $1 AND state = 'queued' RETURNING update_id, state)
SELECT alarm_admins('update_dead:' || md5(regexp_replace($2, '\\d+', '', 'g')) || ':' || to_char(now(), 'YYYY-MM-DD"T"HH24'), jsonb_build_object('alarm', 'update_dead', 'update_id', update_id::text, 'reason', $2::text), $4::bigint[])
  FROM failed WHERE state = 'dead'`;

/** An update has had its effect. */
export async function markUpdateDone(updateId: number): Promise<void> {
  await query({ name: "mark_update_done", text: DONE, values: [updateId] });
}

/**
 * An update could not be handled: it is tried again after 2, 4, 8, 16 s, then given up; where Telegram asked for silence when that is over, which is no
 * attempt. The admins are told, of one reason once an hour: whatever it is that anybody can send, it does not fill their chats.
 */
export async function markUpdateFailed(
  updateId: number,
  reason: string,
  waitSeconds = 0,
): Promise<void> {
  const admins = env().ADMIN_IDS.map(String);
  const values = [updateId, reason, UPDATE_ATTEMPTS_MAX, admins, waitSeconds];
  await query({ name: "mark_update_failed", text: FAILED, values });
}

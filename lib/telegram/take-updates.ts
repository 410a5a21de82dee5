import { query } from "@/lib/db";
import type { TelegramUpdate } from "./read-update";
import { UPDATE_LEASE_SECONDS } from "./record-update";

type Row = { body: TelegramUpdate; attempts: number };

const TAKE = `
WITH due AS (
  SELECT update_id FROM telegram_update WHERE state = 'queued' AND (lease_until IS NULL OR lease_until < now())
   ORDER BY received_at LIMIT $1 FOR UPDATE SKIP LOCKED)
UPDATE telegram_update u SET attempts = u.attempts + 1, lease_until = now() + make_interval(secs => $2)
  FROM due WHERE u.update_id = due.update_id RETURNING u.body, u.attempts`;

/** Takes updates whose handling failed or was cut off, for this worker alone and for 30 s. */
export async function takeUpdates({ batch }: { batch: number }): Promise<Row[]> {
  return query<Row>({ name: "take_updates", text: TAKE, values: [batch, UPDATE_LEASE_SECONDS] });
}

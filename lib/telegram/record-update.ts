import { query } from "@/lib/db";
import type { TelegramUpdate } from "./read-update";

export const UPDATE_LEASE_SECONDS = 30;

const RECORD = `
INSERT INTO telegram_update (update_id, body, attempts, lease_until) VALUES ($1, $2, 1, now() + make_interval(secs => $3))
ON CONFLICT (update_id) DO NOTHING RETURNING update_id`;

/** Keeps an update, once: whoever is told "new" handles it now, and a worker does if they do not report within 30 s. */
export async function recordUpdate(update: TelegramUpdate): Promise<"new" | "repeated"> {
  const values = [update.update_id, JSON.stringify(update), UPDATE_LEASE_SECONDS];
  const rows = await query({ name: "record_update", text: RECORD, values });
  return rows.length === 1 ? "new" : "repeated";
}

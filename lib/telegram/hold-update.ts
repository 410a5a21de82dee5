import { query } from "@/lib/db";
import { UPDATE_LEASE_SECONDS } from "./record-update";

const HOLD = `
UPDATE telegram_update SET lease_until = now() + make_interval(secs => $2) WHERE update_id = $1 AND state = 'queued'`;

/** Holds an update for 30 s more, for whoever still works at it; nobody else takes it meanwhile. */
export async function holdUpdate(updateId: number): Promise<void> {
  await query({ name: "hold_update", text: HOLD, values: [updateId, UPDATE_LEASE_SECONDS] });
}

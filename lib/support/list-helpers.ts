import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { RIGHTS } from "@/lib/staff/rules";

const LIST =
  "SELECT telegram_id FROM staff WHERE role = ANY ($1::staff_role[]) AND removed_at IS NULL";

/** The Telegram ids of everybody who may answer shoppers at this moment. */
export async function listHelpers(): Promise<bigint[]> {
  const rows = await query<{ telegram_id: string }>({ text: LIST, values: [RIGHTS.help] });
  const invited = rows.map((row) => BigInt(row.telegram_id));
  return [...new Set([...env().ADMIN_IDS, ...invited])];
}

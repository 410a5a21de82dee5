import type { Transaction } from "@/lib/db";
import { env } from "@/lib/env";

const LIST = "SELECT telegram_id FROM staff WHERE role = 'owner' AND removed_at IS NULL";

/** The Telegram ids of everybody who owns the shop at this moment: by ADMIN_IDS, or made one. */
export async function listOwners(tx: Transaction): Promise<bigint[]> {
  const rows = await tx.query<{ telegram_id: string }>({ name: "list_owners", text: LIST });
  const made = rows.map((row) => BigInt(row.telegram_id));
  return [...new Set([...env().ADMIN_IDS, ...made])];
}

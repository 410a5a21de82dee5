import { query, type Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import type { StaffRole } from "./rules";

// The name that an owner gave goes first: people choose their Telegram names themselves.
const FIND = `
SELECT s.role, coalesce(s.name, nullif(p.first_name, '')) AS name
  FROM (SELECT $1::bigint AS telegram_id) AS t
  LEFT JOIN staff s ON s.telegram_id = t.telegram_id AND s.removed_at IS NULL
  LEFT JOIN shopper p ON p.telegram_id = t.telegram_id`;

/** The role of a Telegram account at this very moment, or null: whoever is removed or demoted is so at the next request. */
export async function findStaff(
  { telegramId }: { telegramId: bigint },
  tx: Transaction = { query },
): Promise<{ role: StaffRole; name: string } | null> {
  const [row] = await tx.query<{ role: StaffRole | null; name: string | null }>({
    name: "find_staff",
    text: FIND,
    values: [telegramId.toString()],
  });
  const name = row?.name ?? telegramId.toString();
  if (env().ADMIN_IDS.includes(telegramId)) return { role: "owner", name };
  return row?.role ? { role: row.role, name } : null;
}

import { query } from "@/lib/db";
import { env } from "@/lib/env";

/**
 * Tells the admins in their chats which offers have fallen to their threshold, once each until they are stocked up again. May be called by
 * several at once. Returns how many offers it told of.
 */
export async function warnLowStock(): Promise<number> {
  const [row] = await query<{ told: number }>({
    text: "SELECT warn_low_stock($1) AS told",
    values: [env().ADMIN_IDS.map(String)],
  });
  return row?.told ?? 0;
}

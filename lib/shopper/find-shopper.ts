import { query } from "@/lib/db";
import type { Shopper } from "./rules";

type Row = { id: string; language: string; is_banned: boolean; is_frozen: boolean };

const FIND = `
SELECT id, language, banned_at IS NOT NULL AS is_banned, frozen_at IS NOT NULL AS is_frozen FROM shopper WHERE telegram_id = $1`;

/** The shopper with that Telegram account; null for somebody whom the shop has never met. */
export async function findShopper({ telegramId }: { telegramId: bigint }): Promise<Shopper | null> {
  const values = [telegramId.toString()];
  const [row] = await query<Row>({ name: "find_shopper", text: FIND, values });
  if (!row) return null;
  const { id, language, is_banned: isBanned, is_frozen: isFrozen } = row;
  return { id, telegramId, language, isBanned, isFrozen };
}

import { query } from "@/lib/db";
import { containing } from "@/lib/list/rules";

const FOUND_MAX = 5;

// A name may be given up and taken by somebody else: then the shop knows two by it until the first one comes again.
const FIND = `
SELECT s.id FROM shopper s
 WHERE ($1::bigint IS NOT NULL AND s.telegram_id = $1)
    OR ($2::text IS NOT NULL AND s.search_text LIKE $3 AND lower(s.username) = $2)
 ORDER BY s.seen_at DESC LIMIT ${FOUND_MAX}`;

/** Who is meant by a Telegram ID or an @name, as it was typed: their ids, five at most, whoever was seen last first. */
export async function findShoppers(typed: string): Promise<string[]> {
  const [, digits] = /^(\d{1,16})$/.exec(typed) ?? [];
  const [, name] = /^@(\w{1,64})$/.exec(typed.toLowerCase()) ?? [];
  if (!digits && !name) return [];
  const values = [digits ?? null, name ?? null, name === undefined ? null : containing(name)];
  const rows = await query<{ id: string }>({ text: FIND, values }); // unnamed: planned for the one or the other
  return rows.map(({ id }) => id);
}

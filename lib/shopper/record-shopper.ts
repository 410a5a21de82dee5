import { query } from "@/lib/db";
import { invariant } from "@/lib/errors";
import { newId } from "@/lib/id";
import { chooseLanguage, type Shopper } from "./rules";

export type TelegramPerson = {
  readonly telegramId: bigint;
  readonly firstName: string;
  readonly username?: string | undefined;
  readonly languageCode?: string | undefined;
};

type Row = { id: string; language: string; is_banned: boolean; is_frozen: boolean };

const NAME_LENGTH_MAX = 128;
const TRIES = 2;

// Reads in the common case: the row is touched at most once a minute, and never waited for while a payment holds it.
const RECORD = `
WITH known AS (SELECT id, language, banned_at, frozen_at FROM shopper WHERE telegram_id = $2),
made AS (
  INSERT INTO shopper (id, telegram_id, first_name, username, language)
  SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT 1 FROM known)
  ON CONFLICT (telegram_id) DO NOTHING RETURNING id, language, banned_at, frozen_at),
touched AS (
  UPDATE shopper SET seen_at = now(), first_name = $3, username = $4
   WHERE id IN (SELECT id FROM shopper WHERE telegram_id = $2 AND seen_at < now() - interval '1 minute' FOR UPDATE SKIP LOCKED))
SELECT id, language, banned_at IS NOT NULL AS is_banned, frozen_at IS NOT NULL AS is_frozen FROM known
UNION ALL
SELECT id, language, banned_at IS NOT NULL, frozen_at IS NOT NULL FROM made`;

/**
 * The shopper with that Telegram account, made at the first meeting. One statement; may be repeated and run at once.
 * Says whether they are banned; refusing them is the door's business.
 */
export async function recordShopper(person: TelegramPerson): Promise<Shopper> {
  const values = [
    newId("shopper"),
    person.telegramId.toString(),
    clean(person.firstName),
    person.username ? clean(person.username) : null,
    chooseLanguage(person.languageCode),
  ];
  // The first two calls of a newcomer may meet: the one that lost sees no row, and finds it when it looks again.
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const [row] = await query<Row>({ name: "record_shopper", text: RECORD, values });
    if (row)
      return {
        id: row.id,
        telegramId: person.telegramId,
        language: row.language,
        isBanned: row.is_banned,
        isFrozen: row.is_frozen,
      };
  }
  invariant(false, "a shopper is neither there nor can be made");
}

// PostgreSQL keeps no text with a NUL in it.
function clean(name: string): string {
  return name.replaceAll("\0", "").slice(0, NAME_LENGTH_MAX);
}

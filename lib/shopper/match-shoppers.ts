import type { NarrowedList } from "@/lib/sql";
import type { ShopperName } from "./rules";

/** SQL text: the columns of shopper `s` that a list shows with its own. */
export const SHOPPER_COLUMNS = `
  s.id AS shopper_id, s.telegram_id::float8 AS telegram_id, s.first_name, s.username,
  array_remove(ARRAY[CASE WHEN s.banned_at IS NOT NULL THEN 'banned' END, CASE WHEN s.frozen_at IS NOT NULL THEN 'frozen' END,
                     CASE WHEN s.note IS NOT NULL THEN 'note' END, CASE WHEN s.chat_blocked_at IS NOT NULL THEN 'blocked' END], NULL) AS marks`;

/** What `SHOPPER_COLUMNS` selects; at most 52 bits of a Telegram id, says the Bot API. */
export type ShopperColumns = {
  -readonly [Name in keyof ShopperName]: ShopperName[Name];
};

/** The shopper that a row has. */
export function toShopperName(row: ShopperColumns): ShopperName {
  const { shopper_id, telegram_id, first_name, username, marks } = row;
  return { shopper_id, telegram_id, first_name, username, marks };
}

/** SQL text: whether shopper `s` has one of the names, as `readSearch` makes patterns of them. */
export function matchShoppers(list: NarrowedList, names: readonly string[]): string {
  const matches = names.map((name) => `s.search_text LIKE ${list.bind(name)}`);
  return `(${matches.join(" OR ") || "false"})`;
}

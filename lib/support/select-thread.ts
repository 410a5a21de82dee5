import { SHOPPER_COLUMNS, type ShopperColumns, toShopperName } from "@/lib/shopper/match-shoppers";
import type { ThreadEntry } from "./rules";

/** SQL text: the columns of thread `t` of shopper `s`. */
export const THREAD_COLUMNS = `
  ${SHOPPER_COLUMNS}, t.id AS thread_id, t.state, t.waiting_since, t.changed_at,
  (SELECT count(*)::int FROM support_message m WHERE m.thread_id = t.id) AS message_count`;

/** What `THREAD_COLUMNS` selects. */
export type ThreadColumns = ShopperColumns & {
  thread_id: string;
  state: "open" | "closed";
  waiting_since: Date | null;
  changed_at: Date;
  message_count: number;
};

/** The thread that a row has, without its messages. */
export function toThread(row: ThreadColumns): Omit<ThreadEntry, "last_text" | "is_last_answer"> {
  return {
    thread_id: row.thread_id,
    state: row.state,
    waiting_since: row.waiting_since?.toISOString() ?? null,
    changed_at: row.changed_at.toISOString(),
    shopper: toShopperName(row),
    message_count: row.message_count,
  };
}

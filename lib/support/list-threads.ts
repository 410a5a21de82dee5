import { query } from "@/lib/db";
import { cutPage, type Page } from "@/lib/page";
import { narrowList } from "@/lib/sql";
import type { ThreadEntry, ThreadFilter } from "./rules";
import type { ThreadQuery } from "./schema";
import { THREAD_COLUMNS, type ThreadColumns, toThread } from "./select-thread";

const PAGE = 25;
const BEGINNING_MAX = 160;

type Row = ThreadColumns & { last_text: string; is_last_answer: boolean };

const CONDITIONS: Record<ThreadFilter, string> = {
  waiting: "t.waiting_since IS NOT NULL",
  open: "t.state = 'open'",
  closed: "t.state = 'closed'",
};

/** A page of threads, what changed last first. */
export async function listThreads({ state, cursor }: ThreadQuery): Promise<Page<ThreadEntry>> {
  const list = narrowList();
  list.add(CONDITIONS[state]);
  const [at, threadId] = cursor?.split("-") ?? [];
  if (at && threadId)
    list.add(
      `(t.changed_at, t.id) < (to_timestamp(${list.bind(at)}::bigint / 1000.0), ${list.bind(threadId)})`,
    );
  const text = `
SELECT ${THREAD_COLUMNS}, left(last.text, ${BEGINNING_MAX}) AS last_text, last.staff_id IS NOT NULL AS is_last_answer
  FROM support_thread t JOIN shopper s ON s.id = t.shopper_id
  JOIN LATERAL (SELECT m.text, m.staff_id FROM support_message m WHERE m.thread_id = t.id ORDER BY m.id DESC LIMIT 1) AS last ON true
 WHERE ${list.where()} ORDER BY t.changed_at DESC, t.id DESC LIMIT ${PAGE + 1}`;
  const rows = await query<Row>({ text, values: list.values });
  return cutPage(rows.map(toEntry), PAGE, (entry) => {
    return `${Date.parse(entry.changed_at)}-${entry.thread_id}`;
  });
}

function toEntry(row: Row): ThreadEntry {
  return { ...toThread(row), last_text: row.last_text, is_last_answer: row.is_last_answer };
}

import { query, queryOne } from "@/lib/db";
import { cutPage } from "@/lib/page";
import type { ThreadMessage, ThreadView } from "./rules";
import { THREAD_COLUMNS, type ThreadColumns, toThread } from "./select-thread";

const PAGE = 50;

type MessageRow = Omit<ThreadMessage, "sent_at"> & { sent_at: Date };

const GET = `
SELECT ${THREAD_COLUMNS} FROM support_thread t JOIN shopper s ON s.id = t.shopper_id WHERE t.id = $1`;

const LIST = `
SELECT m.id::text AS message_id, coalesce(f.name, nullif(p.first_name, ''), m.staff_id::text) AS staff_name, m.text,
       m.photo_id IS NOT NULL AS has_photo, m.order_id, m.deposit_id AS payment_id, m.created_at AS sent_at, n.state AS delivery
  FROM support_message m
  LEFT JOIN staff f ON f.telegram_id = m.staff_id
  LEFT JOIN shopper p ON p.telegram_id = m.staff_id
  LEFT JOIN notification n ON m.staff_id IS NOT NULL AND n.dedupe_key = 'support_answer:' || m.id
 WHERE m.thread_id = $1 AND m.id < coalesce($2::bigint, 9223372036854775807)
 ORDER BY m.id DESC LIMIT ${PAGE + 1}`;

/** A thread with a page of its messages, the newest unless a cursor says otherwise. @throws AppError NOT_FOUND */
export async function getThread({
  threadId,
  cursor,
}: {
  threadId: string;
  cursor?: string | undefined;
}): Promise<ThreadView> {
  const row = await queryOne<ThreadColumns>({ name: "get_thread", text: GET, values: [threadId] });
  const values = [threadId, cursor ?? null];
  const found = await query<MessageRow>({ name: "list_thread", text: LIST, values });
  const page = cutPage(found, PAGE, (message) => message.message_id);
  return {
    ...toThread(row),
    messages: page.items
      .toReversed()
      .map((message) => ({ ...message, sent_at: message.sent_at.toISOString() })),
    next_cursor: page.next_cursor,
  };
}

import { query } from "@/lib/db";
import { cutPage, type Page } from "@/lib/page";
import type { MessageView } from "./rules";

const PAGE = 20;

type Row = Omit<MessageView, "created_at" | "sent_at"> & {
  created_at: Date;
  sent_at: Date | null;
};

const LIST = `
SELECT n.id::text AS id, n.kind, n.state, n.created_at, n.sent_at, cardinality(n.message_ids) AS part_count,
       n.payload->>'order_id' AS order_id, n.payload->>'deposit_id' AS payment_id, n.error
  FROM notification n
 WHERE n.shopper_id = $1 AND n.id < $2::bigint
 ORDER BY n.id DESC LIMIT ${PAGE + 1}`;

const AFTER_ALL = "9223372036854775807";

/** A page of what was and will be sent to a shopper, the newest first; not what a delivery holds. */
export async function listMessages({
  shopperId,
  cursor = AFTER_ALL,
}: {
  shopperId: string;
  cursor?: string | undefined;
}): Promise<Page<MessageView>> {
  const rows = await query<Row>({ name: "list_messages", text: LIST, values: [shopperId, cursor] });
  const messages = rows.map((row) => ({
    ...row,
    created_at: row.created_at.toISOString(),
    sent_at: row.sent_at?.toISOString() ?? null,
  }));
  return cutPage(messages, PAGE, ({ id }) => id);
}

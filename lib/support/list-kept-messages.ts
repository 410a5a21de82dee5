import { query } from "@/lib/db";

const LIST = `
SELECT m.chat_message_id FROM support_message m JOIN support_thread t ON t.id = m.thread_id
 WHERE t.shopper_id = $1 AND m.request_key = ANY ($2)`;

/** Which messages of a shopper's chat were kept under these keys. */
export async function listKeptMessages(asked: {
  shopperId: string;
  requestKeys: readonly string[];
}): Promise<number[]> {
  const kept = await query<{ chat_message_id: string }>({
    name: "list_kept_messages",
    text: LIST,
    values: [asked.shopperId, asked.requestKeys],
  });
  return kept.map(({ chat_message_id: id }) => Number(id));
}

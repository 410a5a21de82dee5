import { query } from "@/lib/db";

const FIND = `
SELECT m.chat_message_id FROM support_message m JOIN support_thread t ON t.id = m.thread_id WHERE t.shopper_id = $1 AND m.request_key = $2`;

/** Which message of a shopper's chat was kept under this key; null where none was. */
export async function findKeptMessage(asked: {
  shopperId: string;
  requestKey: string;
}): Promise<number | null> {
  const values = [asked.shopperId, asked.requestKey];
  const [kept] = await query<{ chat_message_id: string }>({
    name: "find_kept_message",
    text: FIND,
    values,
  });
  return kept ? Number(kept.chat_message_id) : null;
}

import { query } from "@/lib/db";

const FIND = `
SELECT payload->>'thread_id' AS thread_id FROM notification
 WHERE kind = 'support_message' AND chat_id = $1 AND $2 = ANY (message_ids) ORDER BY id DESC LIMIT 1`;

/** The thread that a message in somebody's chat told them of; null where it told of something else. */
export async function findRepliedThread({
  chatId,
  messageId,
}: {
  chatId: bigint;
  messageId: number;
}): Promise<string | null> {
  const [found] = await query<{ thread_id: string }>({
    name: "find_replied_thread",
    text: FIND,
    values: [chatId.toString(), messageId],
  });
  return found?.thread_id ?? null;
}

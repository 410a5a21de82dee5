import { query } from "@/lib/db";

const FIND = `
SELECT FROM notification WHERE shopper_id = $1 AND kind = 'support_answer' AND $2 = ANY (message_ids) LIMIT 1`;

/** Whether a message in a shopper's chat is an answer of those who run the shop. */
export async function isAnswerMessage(asked: {
  shopperId: string;
  messageId: number;
}): Promise<boolean> {
  const values = [asked.shopperId, asked.messageId];
  return (await query({ name: "is_answer_message", text: FIND, values })).length > 0;
}

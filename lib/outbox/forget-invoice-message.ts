import { query } from "@/lib/db";

const FORGET = "DELETE FROM invoice_message WHERE chat_id = $1 AND message_id = $2";

/** The message shows something else now. Repeatable. */
export async function forgetInvoiceMessage({
  chatId,
  messageId,
}: {
  chatId: bigint;
  messageId: number;
}): Promise<void> {
  const values = [chatId.toString(), messageId];
  await query({ name: "forget_invoice_message", text: FORGET, values });
}

import { query } from "@/lib/db";

const RECORD = `
INSERT INTO invoice_message (chat_id, message_id, deposit_id) VALUES ($1, $2, $3)
ON CONFLICT (chat_id, message_id) DO UPDATE SET deposit_id = EXCLUDED.deposit_id, shown_at = now()`;

/** Remembers which message of a chat says where to pay, so that it does not say so for ever. Repeatable. */
export async function recordInvoiceMessage({
  chatId,
  messageId,
  depositId,
}: {
  chatId: bigint;
  messageId: number;
  depositId: string;
}): Promise<void> {
  const values = [chatId.toString(), messageId, depositId];
  await query({ name: "record_invoice_message", text: RECORD, values });
}

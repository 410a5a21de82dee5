import { query } from "@/lib/db";

// Holds the deposit, so that it does not end unnoticed meanwhile.
const RECORD = `
INSERT INTO invoice_message (chat_id, message_id, deposit_id, has_picture) SELECT $1, $2, id, true FROM deposit WHERE id = $3 FOR SHARE
ON CONFLICT (chat_id, message_id) DO UPDATE
   SET deposit_id = EXCLUDED.deposit_id, shown_at = now(), check_at = now(), has_picture = true, is_struck = false`;

/** Remembers which message of a chat says where to pay, with a picture, so that it does not say so for ever. Repeatable. */
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

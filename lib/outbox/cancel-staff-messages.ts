import type { Transaction } from "@/lib/db";

// As a message that was overtaken before it was sent.
const CANCEL = `
UPDATE notification SET state = 'sent', sent_at = now(), lease_until = NULL, lease_token = NULL, error = 'its reader does not run the shop any more'
 WHERE kind IN ('admin_alarm', 'confirmation', 'support_message', 'support_answered')
   AND (state = 'queued' AND chat_id = $1
     OR state = 'blocked' AND shopper_id = (SELECT id FROM shopper WHERE telegram_id = $1))`;

/** What waits to be told to somebody as one who runs the shop is never told, in the database transaction that takes them out. Repeatable. */
export async function cancelStaffMessages(tx: Transaction, telegramId: bigint): Promise<void> {
  await tx.query({ text: CANCEL, values: [telegramId.toString()] });
}

import { query } from "@/lib/db";
import type { SentParts } from "./mark-part-sent";
import type { TakenNotification } from "./rules";

const MARK = `
WITH marked AS (
  UPDATE notification
     SET state = 'sent', sent_at = now(), lease_until = NULL, lease_token = NULL, error = $5,
         parts_sent = $3, message_ids = message_ids || $4::bigint[]
   WHERE id = $1 AND lease_token = $2 AND state = 'queued' RETURNING chat_id, kind, payload),
asking AS (
  INSERT INTO invoice_message (chat_id, message_id, deposit_id)
  SELECT m.chat_id, message_id, d.id
    FROM marked m JOIN deposit d ON d.id = m.payload->>'deposit_id' CROSS JOIN unnest($4::bigint[]) AS message_id
   WHERE m.kind = 'payment_created' FOR SHARE OF d
  ON CONFLICT DO NOTHING)
SELECT hold_chat(chat_id, $6) FROM marked`;

/**
 * Ends a message whose last part is out; one that had nothing left to say ends with no part and the reason in `note`. False when the lease
 * was lost meanwhile; then nothing changed. What says where to pay is remembered as such.
 */
export async function markSent(
  { id, leaseToken }: TakenNotification,
  { partsSent, messageIds, holdMs }: SentParts,
  note: string | null = null,
): Promise<boolean> {
  const values = [id, leaseToken, partsSent, messageIds, note, holdMs];
  const rows = await query({ name: "mark_sent", text: MARK, values });
  return rows.length === 1;
}

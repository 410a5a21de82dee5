import { query } from "@/lib/db";
import type { SentParts } from "@/lib/outbox/mark-part-sent";
import type { TakenNotification } from "@/lib/outbox/rules";

const MARK = `
WITH sent AS (
  UPDATE notification
     SET state = 'sent', sent_at = now(), lease_until = NULL, lease_token = NULL, error = NULL,
         parts_sent = $3, message_ids = message_ids || $4::bigint[]
   WHERE id = $1 AND lease_token = $2 AND state = 'queued' RETURNING chat_id, payload->>'order_id' AS order_id, payload->>'unit_id' AS unit_id)
SELECT mark_delivered(order_id, unit_id), hold_chat(chat_id, $5) FROM sent`;

/** The last part is out: the message is sent and the order (or the unit that replaces one of it) delivered, both or neither. False when the lease was lost meanwhile. */
export async function markDelivered(
  { id, leaseToken }: TakenNotification,
  { partsSent, messageIds, holdMs }: SentParts,
): Promise<boolean> {
  const values = [id, leaseToken, partsSent, messageIds, holdMs];
  const rows = await query({ name: "mark_delivered", text: MARK, values });
  return rows.length === 1;
}

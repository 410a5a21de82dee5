import { query } from "@/lib/db";
import type { TakenNotification } from "./rules";

export type SentParts = {
  readonly partsSent: number;
  readonly messageIds: readonly number[];
  /** How long nothing else goes to this chat. */
  readonly holdMs: number;
};

const MARK = `
WITH marked AS (
  UPDATE notification SET parts_sent = $3, message_ids = message_ids || $4::bigint[], lease_until = now() + make_interval(secs => $5),
         payload = payload || jsonb_build_object('language', $7::text)
   WHERE id = $1 AND lease_token = $2 AND state = 'queued' RETURNING chat_id)
SELECT hold_chat(chat_id, $6) FROM marked`;

/**
 * Remembers that one more part of a message is out, so that it is not sent again, and holds the lease for `leaseSeconds` more. The rest is
 * sent in the same language, whatever its reader chooses meanwhile: in another one the parts would be cut elsewhere. False when the lease was
 * lost meanwhile: then another worker goes on, and this one must stop.
 */
export async function markPartSent(
  { id, leaseToken, language }: TakenNotification,
  { partsSent, messageIds, holdMs }: SentParts,
  leaseSeconds: number,
): Promise<boolean> {
  const values = [id, leaseToken, partsSent, messageIds, leaseSeconds, holdMs, language];
  const rows = await query({ name: "mark_part_sent", text: MARK, values });
  return rows.length === 1;
}

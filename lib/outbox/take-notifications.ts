import { randomUUID } from "node:crypto";
import { query } from "@/lib/db";
import { LEASE_SECONDS, SEND_LIMITS, type SendLimits, type TakenNotification } from "./rules";

type Row = {
  id: string;
  kind: string;
  chat_id: string;
  shopper_id: string | null;
  payload: Record<string, unknown>;
  attempts: number;
  parts_sent: number;
  created_at: Date;
  language: string;
  is_chat_blocked: boolean;
};

const TAKE = "SELECT * FROM take_notifications($1, $2, $3, make_interval(secs => $4), $5, $6, $7)";

/**
 * Takes up to `count` messages that may go out now, for this worker alone and for 30 seconds: deliveries first, of other kinds `othersMax` at
 * most, never two for one chat, no more than the pace of all instances together allows, none while Telegram wants silence. One whose last lease
 * ran out unreported counts as a repeat.
 */
export async function takeNotifications({
  count,
  othersMax,
  limits = SEND_LIMITS,
}: {
  count: number;
  othersMax: number;
  limits?: SendLimits;
}): Promise<TakenNotification[]> {
  const leaseToken = randomUUID();
  const { gapMs, burst, othersBurst } = limits;
  const values = [count, othersMax, leaseToken, LEASE_SECONDS, gapMs, burst, othersBurst];
  const rows = await query<Row>({ name: "take_notifications", text: TAKE, values });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    chatId: BigInt(row.chat_id),
    shopperId: row.shopper_id,
    payload: row.payload,
    attempts: row.attempts,
    partsSent: row.parts_sent,
    createdAt: row.created_at,
    language: row.parts_sent > 0 ? String(row.payload.language ?? row.language) : row.language,
    isChatBlocked: row.is_chat_blocked,
    leaseToken,
  }));
}

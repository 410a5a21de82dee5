import { query } from "@/lib/db";

const OPEN = `
WITH opened AS (
  UPDATE shopper SET chat_blocked_at = NULL WHERE telegram_id = $1 AND chat_blocked_at IS NOT NULL),
requeued AS (
  UPDATE notification n SET state = 'queued', next_attempt_at = now(), error = NULL
    FROM shopper s
   WHERE s.telegram_id = $1 AND n.shopper_id = s.id AND n.state = 'blocked'
     AND (n.kind = 'delivery' OR n.created_at > now() - interval '1 day')
  RETURNING n.id)
SELECT pg_notify('kiosk_work', 'notification') FROM requeued LIMIT 1`;

/**
 * Somebody who had blocked the bot can be written to again: what they bought goes out now, whenever that was, and what else was kept
 * for them within a day. Repeatable.
 */
export async function openChat({ telegramId }: { telegramId: bigint }): Promise<void> {
  await query({ name: "open_chat", text: OPEN, values: [telegramId.toString()] });
}

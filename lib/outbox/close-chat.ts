import { query } from "@/lib/db";

const CLOSE =
  "UPDATE shopper SET chat_blocked_at = coalesce(chat_blocked_at, now()) WHERE telegram_id = $1";

/** Notes that somebody has blocked the bot. Their orders stay paid and their goods stay in the Mini App. */
export async function closeChat({ telegramId }: { telegramId: bigint }): Promise<void> {
  await query({ name: "close_chat", text: CLOSE, values: [telegramId.toString()] });
}

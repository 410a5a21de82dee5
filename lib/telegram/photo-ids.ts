import { query } from "@/lib/db";
import { requireEnv } from "@/lib/env";

// Ids of files belong to one bot.
const botId = () => requireEnv("TELEGRAM_BOT_TOKEN").split(":")[0];

/** The id under which Telegram keeps a picture that this bot has uploaded before; null for one it has not. */
export async function findPhotoId(source: string): Promise<string | null> {
  const [row] = await query<{ file_id: string }>({
    name: "find_photo_id",
    text: "SELECT file_id FROM telegram_photo WHERE source = $1 AND bot_id = $2",
    values: [source, botId()],
  });
  return row?.file_id ?? null;
}

/** Remembers it. Repeatable. */
export async function rememberPhotoId(source: string, fileId: string): Promise<void> {
  await query({
    name: "remember_photo_id",
    text: `INSERT INTO telegram_photo (source, bot_id, file_id) VALUES ($1, $2, $3)
           ON CONFLICT (source, bot_id) DO UPDATE SET file_id = EXCLUDED.file_id`,
    values: [source, botId(), fileId],
  });
}

/** Forgets one that Telegram does not know any more. */
export async function forgetPhotoId(source: string): Promise<void> {
  await query({
    text: "DELETE FROM telegram_photo WHERE source = $1 AND bot_id = $2",
    values: [source, botId()],
  });
}

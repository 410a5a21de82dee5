import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { showCommands } from "./show-commands";

/** Puts their commands into the chats of everybody who runs the shop: a new version may have others. Repeatable. */
export async function showAllCommands(): Promise<void> {
  const text = "SELECT telegram_id FROM staff WHERE removed_at IS NULL";
  const rows = await query<{ telegram_id: string }>({ text });
  const made = rows.map((row) => BigInt(row.telegram_id));
  for (const telegramId of new Set([...env().ADMIN_IDS, ...made]))
    await showCommands({ telegramId });
}

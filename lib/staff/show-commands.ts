import { query } from "@/lib/db";
import { log } from "@/lib/log";
import { telegramApi } from "@/lib/telegram/telegram-api";
import { chatText } from "@/lib/text/chat-text";
import { findStaff } from "./find-staff";
import { isAllowed, STAFF_COMMANDS, type StaffCommand } from "./rules";

/**
 * Puts the commands of somebody who runs the shop into the menu of their chat, in their language, behind those that everybody has; takes them out
 * for whoever does not run it any more. Repeatable. What Telegram refuses, since it knows no such chat yet, is only logged: /admin does it again.
 */
export async function showCommands({ telegramId }: { telegramId: bigint }): Promise<void> {
  const scope = { type: "chat", chat_id: Number(telegramId) } as const; // at most 52 bits, says the Bot API
  const commands = await listCommands(telegramId);
  try {
    if (commands) await telegramApi().setMyCommands(commands, { scope });
    else await telegramApi().deleteMyCommands({ scope });
  } catch (error) {
    log().warn({ err: error }, "somebody who runs the shop does not see their commands");
  }
}

async function listCommands(
  telegramId: bigint,
): Promise<{ command: string; description: string }[] | null> {
  const staff = await findStaff({ telegramId });
  if (!staff) return null;
  const words = chatText(await languageOf(telegramId));
  const own = Object.entries(words.staffTalk.commands).filter(([command]) =>
    isAllowed(staff.role, STAFF_COMMANDS[command as StaffCommand]),
  );
  const all = [...Object.entries(words.commands), ...own];
  return all.map(([command, description]) => ({ command, description }));
}

async function languageOf(telegramId: bigint): Promise<string> {
  const text = "SELECT language FROM shopper WHERE telegram_id = $1";
  const [row] = await query<{ language: string }>({ text, values: [telegramId.toString()] });
  return row?.language ?? "en";
}

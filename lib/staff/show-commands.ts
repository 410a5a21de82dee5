import { query } from "@/lib/db";
import { log } from "@/lib/log";
import { describeFailure } from "@/lib/telegram/describe-failure";
import { telegramApi } from "@/lib/telegram/telegram-api";
import { chatText } from "@/lib/text/chat-text";
import { findStaff } from "./find-staff";
import { isAllowed, STAFF_COMMANDS, type StaffCommand } from "./rules";

/**
 * Puts the commands of somebody who runs the shop into the menu of their chat, in their language, behind those that everybody has; takes them out
 * for whoever does not run it any more. Repeatable. Whoever has not begun a chat yet gets them by /admin; what Telegram refuses is only logged.
 */
export async function showCommands({ telegramId }: { telegramId: bigint }): Promise<void> {
  const language = await findLanguage(telegramId);
  if (!language) return;
  const scope = { type: "chat", chat_id: Number(telegramId) } as const; // at most 52 bits, says the Bot API
  const commands = await listCommands(telegramId, language);
  try {
    if (commands) await telegramApi().setMyCommands(commands, { scope });
    else await telegramApi().deleteMyCommands({ scope });
  } catch (error) {
    const { kind } = describeFailure(error);
    if (kind !== "blocked")
      log().warn({ err: error }, "somebody who runs the shop does not see their commands");
  }
}

async function listCommands(
  telegramId: bigint,
  language: string,
): Promise<{ command: string; description: string }[] | null> {
  const staff = await findStaff({ telegramId });
  if (!staff) return null;
  const words = chatText(language);
  const own = Object.entries(words.staffTalk.commands).filter(([command]) =>
    isAllowed(staff.role, STAFF_COMMANDS[command as StaffCommand]),
  );
  const all = [...Object.entries(words.commands), ...own];
  return all.map(([command, description]) => ({ command, description }));
}

/** What we speak with somebody; null where they have never begun a chat or opened the shop. */
async function findLanguage(telegramId: bigint): Promise<string | null> {
  const text = "SELECT language FROM shopper WHERE telegram_id = $1";
  const [row] = await query<{ language: string }>({ text, values: [telegramId.toString()] });
  return row?.language ?? null;
}

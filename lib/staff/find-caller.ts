import { findStaff } from "./find-staff";
import type { Caller } from "./rules";

/** Where somebody works from who works in the chat, as the audit log keeps it. */
const CHAT = "chat";

/** Who works in the chat from this Telegram account at this moment, whatever their rights; null for everybody else. */
export async function findCaller({ telegramId }: { telegramId: bigint }): Promise<Caller | null> {
  const found = await findStaff({ telegramId });
  return found && { ...found, telegramId, sessionId: CHAT, address: CHAT };
}

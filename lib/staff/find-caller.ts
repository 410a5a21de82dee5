import { findStaff } from "./find-staff";
import { type Caller, isAllowed, type Right } from "./rules";

/** Where somebody works from who works in the chat, as the audit log keeps it. */
const CHAT = "chat";

/** Who works in the chat from this Telegram account and has a right at this moment; null for everybody else. */
export async function findCaller(
  { telegramId }: { telegramId: bigint },
  right: Right,
): Promise<Caller | null> {
  const found = await findStaff({ telegramId });
  if (!found || !isAllowed(found.role, right)) return null;
  return { ...found, telegramId, sessionId: CHAT, address: CHAT };
}

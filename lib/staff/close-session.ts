import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, isAllowed, signature } from "./rules";

const CLOSE = `
UPDATE staff_session SET revoked_at = now()
 WHERE id = $1 AND (telegram_id = $2 OR $3) AND revoked_at IS NULL AND expires_at > now() RETURNING telegram_id`;

/**
 * Ends an open session at once, everywhere: one's own, and for those who decide about staff anybody's. @throws AppError NOT_FOUND (not
 * theirs to end, or not open any more)
 */
export async function closeSession({
  caller,
  sessionId,
}: {
  caller: Caller;
  sessionId: string;
}): Promise<void> {
  await transaction(async (tx) => {
    const values = [sessionId, caller.telegramId.toString(), isAllowed(caller.role, "staff")];
    const [closed] = await tx.query<{ telegram_id: string }>({ text: CLOSE, values });
    if (!closed) throw new AppError("NOT_FOUND");
    await recordAct(tx, {
      ...signature(caller),
      act: sessionId === caller.sessionId ? "session.close" : "session.revoke",
      subject: sessionId,
      before: { telegram_id: closed.telegram_id },
    });
  });
}

import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";

const HOLD = "SELECT state, waiting_since FROM support_thread WHERE id = $1 FOR UPDATE";

const CLOSE = `
UPDATE support_thread SET state = 'closed', closed_at = now(), closed_by = $2, waiting_since = NULL, changed_at = now() WHERE id = $1`;

/** Puts a thread away, answered or not; what its shopper writes next opens it again. @throws AppError NOT_FOUND, ALREADY_DONE */
export async function closeThread({
  caller,
  threadId,
}: {
  caller: Caller;
  threadId: string;
}): Promise<void> {
  await transaction(async (tx) => {
    const [before] = await tx.query<{ state: string; waiting_since: Date | null }>({
      text: HOLD,
      values: [threadId],
    });
    if (!before) throw new AppError("NOT_FOUND");
    if (before.state === "closed") throw new AppError("ALREADY_DONE");
    await tx.query({ text: CLOSE, values: [threadId, caller.telegramId.toString()] });
    await recordAct(tx, {
      ...signature(caller),
      act: "support.close",
      subject: threadId,
      before,
      after: { state: "closed", waiting_since: null },
    });
  });
}

import { recordAct } from "@/lib/audit/record-act";
import { query, transaction } from "@/lib/db";
import { cancelStaffMessages } from "@/lib/outbox/cancel-staff-messages";
import { describeAct } from "@/lib/text/chat-text";
import { askConfirmation } from "./ask-confirmation";
import { holdStaff } from "./hold-staff";
import { requireOther } from "./require-other";
import { type Caller, signature } from "./rules";
import { showCommands } from "./show-commands";
import { useConfirmation } from "./use-confirmation";

type Removal = {
  readonly caller: Caller;
  readonly telegramId: bigint;
  readonly confirmationId?: string | undefined;
};

// Whatever would let them in again if they were ever invited anew.
const SHUT_OUT = [
  "UPDATE staff SET removed_at = now() WHERE telegram_id = $1",
  "UPDATE staff_session SET revoked_at = now() WHERE telegram_id = $1 AND revoked_at IS NULL",
  "DELETE FROM sign_in_link WHERE telegram_id = $1",
  "UPDATE confirmation SET state = 'refused' WHERE telegram_id = $1 AND state IN ('asked', 'half_confirmed', 'confirmed')",
];

/**
 * Takes somebody who works here out of the shop: their sessions, links and open questions end with it, and what waited for their chat. Confirmed in the chat.
 * @throws AppError NOT_ALLOWED, NOT_FOUND, NOT_CONFIRMED, ALREADY_DONE
 */
export async function removeStaff({ caller, telegramId, confirmationId }: Removal): Promise<void> {
  requireOther(caller, telegramId);
  const { name } = await holdStaff({ query }, telegramId);
  const parameters = { telegram_id: telegramId };
  const said = describeAct((words) => words.remove({ ...parameters, name }));
  const dangerous = { act: "staff.remove", parameters, ...said };
  if (confirmationId === undefined) return askConfirmation(caller, dangerous);
  await transaction(async (tx) => {
    await useConfirmation(tx, { caller, dangerous, confirmationId });
    const before = await holdStaff(tx, telegramId);
    for (const text of SHUT_OUT) await tx.query({ text, values: [telegramId.toString()] });
    await cancelStaffMessages(tx, telegramId);
    const subject = `staff:${telegramId}`;
    await recordAct(tx, { ...signature(caller), act: dangerous.act, subject, before });
  });
  await showCommands({ telegramId });
}

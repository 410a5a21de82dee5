import { recordAct } from "@/lib/audit/record-act";
import { query, transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { describeAct } from "@/lib/text/chat-text";
import { askConfirmation } from "./ask-confirmation";
import { holdStaff } from "./hold-staff";
import { requireOther } from "./require-other";
import { type Caller, type StaffRole, signature } from "./rules";
import { showCommands } from "./show-commands";
import { useConfirmation } from "./use-confirmation";

type Change = {
  readonly caller: Caller;
  readonly telegramId: bigint;
  readonly role: StaffRole;
  readonly confirmationId?: string | undefined;
};

/**
 * Gives somebody who works here another role, from their next request on; confirmed in the chat, and a new owner by a second one, too.
 * @throws AppError NOT_ALLOWED, NOT_FOUND, ALREADY_DONE (has that role), NOT_CONFIRMED
 */
export async function changeRole({
  caller,
  telegramId,
  role,
  confirmationId,
}: Change): Promise<void> {
  requireOther(caller, telegramId);
  const { name, ...now } = await holdStaff({ query }, telegramId);
  if (now.role === role) throw new AppError("ALREADY_DONE");
  const parameters = { telegram_id: telegramId, role };
  const said = describeAct((words) => words.change({ ...parameters, name }));
  const dangerous = { act: "staff.change", parameters, ...said, isForTwo: role === "owner" };
  if (confirmationId === undefined) return askConfirmation(caller, dangerous);
  await transaction(async (tx) => {
    await useConfirmation(tx, { caller, dangerous, confirmationId });
    const before = await holdStaff(tx, telegramId);
    if (before.role === role) throw new AppError("ALREADY_DONE");
    const change = "UPDATE staff SET role = $2::staff_role WHERE telegram_id = $1";
    await tx.query({ text: change, values: [telegramId.toString(), role] });
    await recordAct(tx, {
      ...signature(caller),
      act: dangerous.act,
      subject: `staff:${telegramId}`,
      before,
      after: { ...before, role },
    });
  });
  await showCommands({ telegramId });
}

import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { type AppError, refusal } from "@/lib/errors";
import { describeAct } from "@/lib/text/chat-text";
import { askConfirmation } from "./ask-confirmation";
import { findStaff } from "./find-staff";
import { requireOther } from "./require-other";
import { type Caller, type StaffRole, signature } from "./rules";
import { showCommands } from "./show-commands";
import { useConfirmation } from "./use-confirmation";

type Invitation = {
  readonly caller: Caller;
  readonly invited: {
    readonly telegramId: bigint;
    readonly name: string;
    readonly role: StaffRole;
  };
  readonly confirmationId?: string | undefined;
};

const INSERT = `
INSERT INTO staff (telegram_id, name, role, invited_by) VALUES ($1, $2, $3::staff_role, $4)
ON CONFLICT (telegram_id) DO UPDATE
   SET name = EXCLUDED.name, role = EXCLUDED.role, invited_by = EXCLUDED.invited_by, created_at = now(), removed_at = NULL
 WHERE staff.removed_at IS NOT NULL RETURNING telegram_id`;

/**
 * Lets a Telegram account run the shop in a role, also one that did before; confirmed in the chat. They come in by /admin.
 * Nobody becomes an owner without a second one, where there is one: else whoever needs that second one could make it up.
 * @throws AppError NOT_ALLOWED, ALREADY_DONE (works here already), NOT_CONFIRMED
 */
export async function inviteStaff({ caller, invited, confirmationId }: Invitation): Promise<void> {
  const { telegramId, name, role } = invited;
  requireOther(caller, telegramId);
  if (await findStaff({ telegramId })) throw alreadyStaff();
  const parameters = { telegram_id: telegramId, name, role };
  const said = describeAct((words) => words.invite(parameters));
  const dangerous = { act: "staff.invite", parameters, ...said, isForTwo: role === "owner" };
  if (confirmationId === undefined) return askConfirmation(caller, dangerous);
  await transaction(async (tx) => {
    await useConfirmation(tx, { caller, dangerous, confirmationId });
    const values = [telegramId.toString(), name, role, caller.telegramId.toString()];
    const [inserted] = await tx.query({ text: INSERT, values });
    if (!inserted) throw alreadyStaff();
    await recordAct(tx, {
      ...signature(caller),
      act: dangerous.act,
      subject: `staff:${telegramId}`,
      after: { name, role },
    });
  });
  await showCommands({ telegramId });
}

function alreadyStaff(): AppError {
  return refusal("ALREADY_DONE", { telegram_id: ["works here"] });
}

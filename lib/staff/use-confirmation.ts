import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type DangerousAct, digestAct } from "./digest-act";
import type { Caller } from "./rules";

type Use = {
  readonly caller: Caller;
  readonly dangerous: DangerousAct;
  readonly confirmationId: string;
};

const USE = `
UPDATE confirmation SET state = 'used'
 WHERE id = $1 AND telegram_id = $2 AND digest = decode($3, 'hex') AND state = 'confirmed' AND expires_at > now() RETURNING id`;

const FIND =
  "SELECT state FROM confirmation WHERE id = $1 AND telegram_id = $2 AND digest = decode($3, 'hex')";

/**
 * Uses a confirmation up, in the database transaction of its act: the caller's own, for this act with exactly these parameters, confirmed
 * and still fresh. @throws AppError NOT_CONFIRMED, ALREADY_DONE (used for this act before)
 */
export async function useConfirmation(tx: Transaction, use: Use): Promise<void> {
  const { caller, dangerous, confirmationId } = use;
  const values = [confirmationId, caller.telegramId.toString(), digestAct(dangerous)];
  const [used] = await tx.query({ text: USE, values });
  if (used) return;
  const [found] = await tx.query<{ state: string }>({ text: FIND, values });
  if (found?.state === "used") throw new AppError("ALREADY_DONE");
  throw new AppError("NOT_CONFIRMED", { details: { confirmation_id: confirmationId } });
}

import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { enqueueConfirmation } from "@/lib/outbox/enqueue-confirmation";
import { consumeLimit } from "@/lib/rate-limit";
import { type DangerousAct, digestAct } from "./digest-act";
import { type Caller, CONFIRMATION_TTL_SECONDS } from "./rules";

const DROP_OLDER = `
UPDATE confirmation SET state = 'refused' WHERE telegram_id = $1 AND digest = decode($2, 'hex') AND state IN ('asked', 'confirmed')`;

const INSERT = `
INSERT INTO confirmation (id, telegram_id, act, digest, summary, expires_at)
VALUES ($1, $2, $3, decode($4, 'hex'), $5, now() + make_interval(secs => $6))`;

/**
 * Asks the caller in their chat whether they really want this; an earlier question about the very same counts no more. Always ends in a
 * refusal, with the `confirmation_id` to come back with. @throws AppError NOT_CONFIRMED, RATE_LIMITED
 */
export async function askConfirmation(caller: Caller, dangerous: DangerousAct): Promise<never> {
  const { telegramId, address } = caller;
  await consumeLimit("confirmation", telegramId.toString());
  const confirmationId = newId("confirmation");
  const digest = digestAct(dangerous);
  const { act, summary } = dangerous;
  await transaction(async (tx) => {
    await tx.query({ text: DROP_OLDER, values: [telegramId.toString(), digest] });
    const who = [confirmationId, telegramId.toString()];
    const values = [...who, act, digest, summary, CONFIRMATION_TTL_SECONDS];
    await tx.query({ text: INSERT, values });
    await enqueueConfirmation(tx, { confirmationId, telegramId, summary, address });
  });
  throw new AppError("NOT_CONFIRMED", { details: { confirmation_id: confirmationId } });
}

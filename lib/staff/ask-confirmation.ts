import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { enqueueConfirmation } from "@/lib/outbox/enqueue-confirmation";
import { consumeLimit } from "@/lib/rate-limit";
import { type DangerousAct, digestAct } from "./digest-act";
import { listOwners } from "./list-owners";
import { type Caller, CONFIRMATION_TTL_SECONDS } from "./rules";

const DROP_OLDER = `
UPDATE confirmation SET state = 'refused'
 WHERE telegram_id = $1 AND digest = decode($2, 'hex') AND state IN ('asked', 'half_confirmed', 'confirmed')`;

const INSERT = `
INSERT INTO confirmation (id, telegram_id, act, digest, summary, translations, needs_second, address, expires_at)
VALUES ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8, now() + make_interval(secs => $9))`;

/**
 * Asks the caller in their chat whether they really want this; an earlier question about the very same counts no more. Always ends in a
 * refusal, with the `confirmation_id` to come back with. @throws AppError NOT_CONFIRMED, RATE_LIMITED
 */
export async function askConfirmation(caller: Caller, dangerous: DangerousAct): Promise<never> {
  const { telegramId, address } = caller;
  await consumeLimit("confirmation", telegramId.toString());
  const confirmationId = newId("confirmation");
  const digest = digestAct(dangerous);
  const { act, summary, translations = {}, isForTwo = false } = dangerous;
  await transaction(async (tx) => {
    await tx.query({ text: DROP_OLDER, values: [telegramId.toString(), digest] });
    const needsSecond =
      isForTwo && (await listOwners(tx)).some((ownerId) => ownerId !== telegramId);
    const who = [confirmationId, telegramId.toString()];
    const what = [act, digest, summary, JSON.stringify(translations), needsSecond, address];
    await tx.query({ text: INSERT, values: [...who, ...what, CONFIRMATION_TTL_SECONDS] });
    const said = { summary, translations };
    await enqueueConfirmation(tx, { confirmationId, telegramId, address, ...said });
  });
  throw new AppError("NOT_CONFIRMED", { details: { confirmation_id: confirmationId } });
}

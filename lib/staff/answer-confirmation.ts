import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transaction } from "@/lib/db";
import { enqueueConfirmation } from "@/lib/outbox/enqueue-confirmation";
import { findStaff } from "./find-staff";
import { listOwners } from "./list-owners";
import {
  CONFIRMATION_TTL_SECONDS,
  type ConfirmationState,
  SECOND_TTL_SECONDS,
  type Translations,
} from "./rules";
import { CONFIRMATION_STATE } from "./select-state";

/** What was asked, in English and in other languages, and how it stands now. */
export type AnsweredConfirmation = {
  readonly state: ConfirmationState;
  readonly summary: string;
  readonly translations: Translations;
};

type Answer = {
  readonly confirmationId: string;
  readonly telegramId: bigint;
  readonly isConfirmed: boolean;
};

type Row = AnsweredConfirmation & { act: string; asker_id: string; address: string };

// The asker answers first; where two have to agree another owner, if they are one ($4), answers after them.
const ANSWER = `
UPDATE confirmation
   SET state = CASE WHEN NOT $3 THEN 'refused' WHEN state = 'asked' AND needs_second THEN 'half_confirmed' ELSE 'confirmed' END::confirmation_state,
       second_telegram_id = CASE WHEN state = 'half_confirmed' THEN $2::bigint END,
       expires_at = CASE WHEN state = 'asked' AND needs_second THEN now() + interval '${SECOND_TTL_SECONDS} seconds'
                         WHEN state = 'half_confirmed' THEN greatest(expires_at, now() + interval '${CONFIRMATION_TTL_SECONDS} seconds')
                         ELSE expires_at END
 WHERE id = $1 AND expires_at > now()
   AND (state = 'asked' AND telegram_id = $2 OR state = 'half_confirmed' AND telegram_id <> $2 AND $4)
 RETURNING act, summary, translations, state, telegram_id AS asker_id, address`;

const FIND = `
SELECT summary, translations, ${CONFIRMATION_STATE} FROM confirmation
 WHERE id = $1 AND (telegram_id = $2 OR (needs_second AND $3 AND state <> 'asked'))`;

/**
 * Takes the answer that was pressed in the chat, by the very account that was asked, once and in time; a later one changes nothing and
 * hears how it stands. Null for somebody else's or none. A refusal stands in the audit log: it may mean that a session is in wrong hands; so
 * does the word of the second owner, since confirmations themselves are forgotten.
 */
export async function answerConfirmation(answer: Answer): Promise<AnsweredConfirmation | null> {
  const { confirmationId, telegramId, isConfirmed } = answer;
  const who = [confirmationId, telegramId.toString()];
  return transaction(async (tx) => {
    const staff = await findStaff({ telegramId }, tx);
    if (!staff) return null;
    const isOwner = staff.role === "owner";
    const values = [...who, isConfirmed, isOwner];
    const [answered] = await tx.query<Row>({ text: ANSWER, values });
    if (!answered) return find(tx, [...who, isOwner]);
    if (answered.state === "half_confirmed") await askOthers(tx, confirmationId, answered);
    const { act, summary, translations, state, asker_id: asker } = answered;
    const by = { actor: telegramId, role: staff.role, subject: confirmationId };
    if (!isConfirmed)
      await recordAct(tx, { ...by, act: "confirmation.refuse", before: { act, summary } });
    else if (asker !== telegramId.toString())
      await recordAct(tx, { ...by, act: "confirmation.agree", after: { act, summary, asker } });
    return { state, summary, translations };
  });
}

/** Every other owner is asked; the first answer counts. */
async function askOthers(tx: Transaction, confirmationId: string, asked: Row): Promise<void> {
  const askerId = BigInt(asked.asker_id);
  const asker = (await findStaff({ telegramId: askerId }, tx))?.name ?? asked.asker_id;
  const { summary, translations, address } = asked;
  const said = { summary, translations, address, asker };
  for (const telegramId of await listOwners(tx))
    if (telegramId !== askerId)
      await enqueueConfirmation(tx, { confirmationId, telegramId, ...said });
}

async function find(tx: Transaction, values: unknown[]): Promise<AnsweredConfirmation | null> {
  const [row] = await tx.query<AnsweredConfirmation>({ text: FIND, values });
  return row ?? null;
}

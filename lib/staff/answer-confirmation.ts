import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transaction } from "@/lib/db";
import { findStaff } from "./find-staff";
import type { ConfirmationState } from "./rules";

/** What was asked and how it stands now. */
export type AnsweredConfirmation = { readonly state: ConfirmationState; readonly summary: string };

type Answer = {
  readonly confirmationId: string;
  readonly telegramId: bigint;
  readonly isConfirmed: boolean;
};

type Row = AnsweredConfirmation & { act: string };

const ANSWER = `
UPDATE confirmation SET state = $3::confirmation_state
 WHERE id = $1 AND telegram_id = $2 AND state = 'asked' AND expires_at > now() RETURNING act, summary, state`;

/** How a confirmation stands: one that nobody answered or used in time has expired. */
export const CONFIRMATION_STATE =
  "CASE WHEN state IN ('asked', 'confirmed') AND expires_at <= now() THEN 'expired' ELSE state::text END AS state";

const FIND = `SELECT act, summary, ${CONFIRMATION_STATE} FROM confirmation WHERE id = $1 AND telegram_id = $2`;

/**
 * Takes the answer that was pressed in the chat, by the very account that was asked, once and in time; a later one changes nothing and
 * hears how it stands. Null for somebody else's or none. A refusal stands in the audit log: it may mean that a session is in wrong hands.
 */
export async function answerConfirmation(answer: Answer): Promise<AnsweredConfirmation | null> {
  const { confirmationId, telegramId, isConfirmed } = answer;
  const who = [confirmationId, telegramId.toString()];
  return transaction(async (tx) => {
    const staff = await findStaff({ telegramId }, tx);
    if (!staff) return null;
    const values = [...who, isConfirmed ? "confirmed" : "refused"];
    const [answered] = await tx.query<Row>({ text: ANSWER, values });
    if (!answered) return find(tx, who);
    if (!isConfirmed)
      await recordAct(tx, {
        actor: telegramId,
        role: staff.role,
        act: "confirmation.refuse",
        subject: confirmationId,
        before: { act: answered.act, summary: answered.summary },
      });
    return { state: answered.state, summary: answered.summary };
  });
}

async function find(tx: Transaction, who: string[]): Promise<AnsweredConfirmation | null> {
  const [row] = await tx.query<Row>({ text: FIND, values: who });
  return row ? { state: row.state, summary: row.summary } : null;
}

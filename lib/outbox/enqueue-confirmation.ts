import type { Transaction } from "@/lib/db";

type Question = {
  readonly confirmationId: string;
  readonly telegramId: bigint;
  readonly summary: string;
  readonly address: string;
};

// Somebody waits in front of a browser: before all others but deliveries.
const ENQUEUE = `
INSERT INTO notification (dedupe_key, kind, priority, shopper_id, chat_id, payload)
SELECT 'confirmation:' || $1, 'confirmation', 1, (SELECT id FROM shopper WHERE telegram_id = $2), $2, $3::jsonb`;

/** Writes a question with two buttons to somebody who runs the shop, in the database transaction that asks it. */
export async function enqueueConfirmation(tx: Transaction, question: Question): Promise<void> {
  const { confirmationId, telegramId, summary, address } = question;
  const payload = { confirmation_id: confirmationId, summary, address };
  await tx.query({
    text: ENQUEUE,
    values: [confirmationId, telegramId.toString(), JSON.stringify(payload)],
  });
}

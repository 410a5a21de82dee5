import type { Transaction } from "@/lib/db";

type Question = {
  readonly confirmationId: string;
  /** Whose chat it goes to. */
  readonly telegramId: bigint;
  readonly summary: string;
  /** By language. */
  readonly translations: Readonly<Record<string, string>>;
  /** Where it was asked from. */
  readonly address: string;
  /** The name of who asked, for a second person who has to agree. */
  readonly asker?: string;
};

// Somebody waits in front of a browser: before all others but deliveries.
const ENQUEUE = `
INSERT INTO notification (dedupe_key, kind, priority, shopper_id, chat_id, payload)
SELECT 'confirmation:' || $1 || ':' || $2, 'confirmation', 1, (SELECT id FROM shopper WHERE telegram_id = $2::bigint), $2::bigint, $3::jsonb`;

/** Writes a question with two buttons to somebody who runs the shop, in the database transaction that asks it. */
export async function enqueueConfirmation(tx: Transaction, question: Question): Promise<void> {
  const { confirmationId, telegramId, ...said } = question;
  const payload = { confirmation_id: confirmationId, ...said };
  await tx.query({
    text: ENQUEUE,
    values: [confirmationId, telegramId.toString(), JSON.stringify(payload)],
  });
}

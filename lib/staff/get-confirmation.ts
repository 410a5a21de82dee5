import { queryOne } from "@/lib/db";
import type { ConfirmationView } from "./rules";
import { CONFIRMATION_STATE } from "./select-state";

const GET = `SELECT id, act, summary, ${CONFIRMATION_STATE}, expires_at FROM confirmation WHERE id = $1 AND telegram_id = $2`;

/** How a question asked in the chat stands, for the one who was asked. @throws AppError NOT_FOUND */
export async function getConfirmation({
  confirmationId,
  telegramId,
}: {
  confirmationId: string;
  telegramId: bigint;
}): Promise<ConfirmationView> {
  const row = await queryOne<Omit<ConfirmationView, "expires_at"> & { expires_at: Date }>({
    name: "get_confirmation",
    text: GET,
    values: [confirmationId, telegramId.toString()],
  });
  return { ...row, expires_at: row.expires_at.toISOString() };
}

import type { Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Caller, StaffRole } from "./rules";

/** Nobody changes their own place, and the owners of ADMIN_IDS keep theirs. @throws AppError NOT_ALLOWED with `errors` */
export function requireOther(caller: Caller, telegramId: bigint): void {
  const refuse = (words: string) =>
    new AppError("NOT_ALLOWED", { details: { errors: { telegram_id: [words] } } });
  if (telegramId === caller.telegramId) throw refuse("is your own account");
  if (env().ADMIN_IDS.includes(telegramId)) throw refuse("is an owner by ADMIN_IDS");
}

/** Holds the row of somebody who works here until the database transaction ends. @throws AppError NOT_FOUND */
export async function holdStaff(
  tx: Transaction,
  telegramId: bigint,
): Promise<{ name: string; role: StaffRole }> {
  const [row] = await tx.query<{ name: string; role: StaffRole }>({
    text: "SELECT name, role FROM staff WHERE telegram_id = $1 AND removed_at IS NULL FOR UPDATE",
    values: [telegramId.toString()],
  });
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { StaffRole } from "./rules";

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

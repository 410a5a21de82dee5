import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** Goes on only with a place that is there, and keeps it there; the database sees to it that it is a city. @throws AppError MALFORMED */
export async function requireParent(tx: Transaction, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  const text = "SELECT id FROM location WHERE id = $1 FOR KEY SHARE";
  const [parent] = await tx.query({ text, values: [parentId] });
  if (!parent)
    throw new AppError("MALFORMED", { details: { errors: { parent_id: ["names no place"] } } });
}

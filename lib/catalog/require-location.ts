import type { Transaction } from "@/lib/db";
import { refusal } from "@/lib/errors";

type Place = { readonly id: string | null; readonly field: "location_id" | "parent_id" };

/** Goes on only with a place that is there, or with none, and keeps it there. @throws AppError MALFORMED, by the field that named it */
export async function requireLocation(tx: Transaction, { id, field }: Place): Promise<void> {
  if (id === null) return;
  const text = "SELECT id FROM location WHERE id = $1 FOR KEY SHARE";
  const [place] = await tx.query({ text, values: [id] });
  if (!place) throw refusal("MALFORMED", { [field]: ["names no place"] });
}

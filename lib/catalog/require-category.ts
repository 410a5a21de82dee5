import type { Transaction } from "@/lib/db";
import { refusal } from "@/lib/errors";

/** Goes on only with a category that is there, and keeps it there. @throws AppError MALFORMED */
export async function requireCategory(tx: Transaction, categoryId: string): Promise<void> {
  const text = "SELECT id FROM category WHERE id = $1 FOR KEY SHARE";
  const [category] = await tx.query({ text, values: [categoryId] });
  if (category) return;
  throw refusal("MALFORMED", { category_id: ["names no category"] });
}

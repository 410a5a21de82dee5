import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** Locks a product whose offers change, whatever its version. @throws AppError NOT_FOUND */
export async function holdOffers(tx: Transaction, productId: string): Promise<void> {
  const text = "SELECT id FROM product WHERE id = $1 FOR NO KEY UPDATE";
  const rows = await tx.query({ text, values: [productId] });
  if (rows.length === 0) throw new AppError("NOT_FOUND");
}

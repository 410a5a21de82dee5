import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { NewOrder } from "./schema";

type Rows = {
  readonly table: "category" | "location" | "offer";
  /** SQL text and its value: which rows make up the list. */
  readonly where: string;
  readonly values: readonly unknown[];
  readonly order: NewOrder;
};

/**
 * Puts the rows of a short list into another order, if they still stand as the editor saw them.
 * @throws AppError CHANGED_MEANWHILE (other rows, or in another order), ALREADY_DONE (they stand so)
 */
export async function reorderRows(
  tx: Transaction,
  { table, where, values, order }: Rows,
): Promise<void> {
  const text = `SELECT id FROM ${table} WHERE ${where} ORDER BY position, id FOR NO KEY UPDATE`;
  const rows = await tx.query<{ id: string }>({ text, values: [...values] });
  const now = rows.map(({ id }) => id).join();
  if (now === order.ids.join()) throw new AppError("ALREADY_DONE");
  if (now !== order.was.join()) throw new AppError("CHANGED_MEANWHILE");
  await tx.query({
    text: `UPDATE ${table} SET position = wanted.position FROM unnest($1::text[]) WITH ORDINALITY AS wanted (id, position) WHERE ${table}.id = wanted.id`,
    values: [order.ids],
  });
}

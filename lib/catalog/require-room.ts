import type { Transaction } from "@/lib/db";
import { refusal } from "@/lib/errors";

type List = { readonly table: "category" | "location"; readonly max: number };

/** Goes on only while a list is shorter than it may become; whoever adds to it at once waits for this one. @throws AppError MALFORMED */
export async function requireRoom(tx: Transaction, { table, max }: List): Promise<void> {
  const lock = "SELECT pg_advisory_xact_lock(hashtext('kiosk room ' || $1))";
  await tx.query({ text: lock, values: [table] });
  const [row] = await tx.query<{ n: number }>({ text: `SELECT count(*)::int AS n FROM ${table}` });
  if ((row?.n ?? 0) < max) return;
  throw refusal("MALFORMED", { _: [`there may be ${max}, no more`] });
}

import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { requireVersion } from "./require-version";
import type { ProductState } from "./rules";
import type { Selection, StateChange } from "./schema";
import { STATE } from "./select-state";

type Row = { id: string; title: string; state: ProductState; version: number };

const HOLD = `
SELECT p.id, p.title, p.version, ${STATE} AS state FROM product p WHERE p.id = ANY ($1::text[]) ORDER BY p.id FOR NO KEY UPDATE`;
const UPDATE = `
UPDATE product SET is_active = $2, archived_at = CASE WHEN $3 THEN now() END WHERE id = ANY ($1::text[])`;

/**
 * Shows products in the shop, takes them out of it, or puts them away: all of the selection or none. Returns how many were in another state.
 * @throws AppError NOT_FOUND, CHANGED_MEANWHILE, ALREADY_DONE (all of them are in that state)
 */
export async function setProductStates({
  caller,
  change: { state, products },
}: {
  caller: Caller;
  change: StateChange;
}): Promise<number> {
  return transaction(async (tx) => {
    const held = await holdSelection(tx, products);
    const other = held.filter((row) => row.state !== state);
    if (other.length === 0) throw new AppError("ALREADY_DONE");
    const ids = other.map(({ id }) => id);
    await tx.query({ text: UPDATE, values: [ids, state === "active", state === "archived"] });
    await recordAct(tx, {
      ...signature(caller),
      act: `product.${state}`,
      subject: ids.length === 1 && ids[0] ? ids[0] : "products",
      before: Object.fromEntries(other.map((row) => [row.id, row.state])),
      after: Object.fromEntries(other.map((row) => [row.id, state])),
    });
    return other.length;
  });
}

async function holdSelection(tx: Transaction, selection: Selection): Promise<Row[]> {
  const ids = selection.map(({ id }) => id);
  const rows = await tx.query<Row>({ text: HOLD, values: [ids] });
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { id, version } of selection) requireVersion(byId.get(id), version);
  return rows;
}

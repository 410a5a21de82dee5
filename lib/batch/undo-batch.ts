import { recordAct } from "@/lib/audit/record-act";
import { transactionAtLeisure } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";

const TIMEOUT_MS = 120_000;

const HOLD = "SELECT undone_at FROM stock_batch WHERE id = $1 FOR UPDATE";

// In the order in which buyers take them; from then on none changes its state.
const HOLD_UNITS = `
SELECT count(*) FROM (SELECT id FROM stock_unit WHERE batch_id = $1 AND state IN ('free', 'reserved') ORDER BY id FOR UPDATE) AS held`;

// Those that a buyer holds stay theirs, and are sold to nobody else when they come back.
const TAKE_OUT = `
WITH gone AS (DELETE FROM stock_unit WHERE batch_id = $1 AND state = 'free' RETURNING id),
kept AS (UPDATE stock_unit SET sellable_until = now() WHERE batch_id = $1 AND state = 'reserved' AND coalesce(sellable_until > now(), true))
SELECT count(*)::int AS removed FROM gone`;

const END = "UPDATE stock_batch SET undone_at = now(), undone_count = $2 WHERE id = $1";

const COUNT = `
SELECT count(*) FILTER (WHERE state = 'reserved')::int AS reserved, count(*) FILTER (WHERE state = 'sold')::int AS sold,
       count(*) FILTER (WHERE state = 'void')::int AS void
  FROM stock_unit WHERE batch_id = $1`;

/** What an undo did: units that are gone, and those that stayed, by state. */
export type Undone = {
  readonly removed: number;
  readonly reserved: number;
  readonly sold: number;
  readonly void: number;
};

/**
 * Takes the free units of a batch out of stock again, as if they had never come: the same may be imported anew. Sold, reserved and void ones stay;
 * a reserved one that is not bought is not offered again. @throws AppError NOT_FOUND, ALREADY_DONE
 */
export async function undoBatch({
  caller,
  batchId,
}: {
  caller: Caller;
  batchId: string;
}): Promise<Undone> {
  return transactionAtLeisure(
    async (tx) => {
      const [batch] = await tx.query<{ undone_at: Date | null }>({ text: HOLD, values: [batchId] });
      if (!batch) throw new AppError("NOT_FOUND");
      if (batch.undone_at) throw new AppError("ALREADY_DONE");
      await tx.query({ text: HOLD_UNITS, values: [batchId] });
      const [out] = await tx.query<{ removed: number }>({ text: TAKE_OUT, values: [batchId] });
      const removed = out?.removed ?? 0;
      await tx.query({ text: END, values: [batchId, removed] });
      const [left] = await tx.query<Omit<Undone, "removed">>({ text: COUNT, values: [batchId] });
      const undone = { removed, reserved: 0, sold: 0, void: 0, ...left };
      await recordAct(tx, {
        ...signature(caller),
        act: "batch.undo",
        subject: batchId,
        after: undone,
      });
      return undone;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

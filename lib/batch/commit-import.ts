import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transactionAtLeisure } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, refusal } from "@/lib/errors";
import { newId } from "@/lib/id";
import { requireMoney } from "@/lib/money";
import { type Caller, signature } from "@/lib/staff/rules";
import { IS_KNOWN } from "@/lib/stock/select-known";
import type { ImportState } from "./rules";
import type { ImportCommit } from "./schema";

const TIMEOUT_MS = 120_000;

type Held = { offer_id: string; state: ImportState };

const HOLD = "SELECT offer_id, state FROM stock_import WHERE id = $1 FOR UPDATE";
const QUEUE_UP = "SELECT pg_advisory_xact_lock(hashtext('kiosk batch'), hashtext($1))"; // one after the other for each offer
const FIND_NAME = "SELECT id FROM stock_batch WHERE offer_id = $1 AND name = $2";

// What became a duplicate since the lines were compared is left out and counted.
const ADD = `
WITH units AS (
  INSERT INTO stock_unit (id, offer_id, batch_id, sellable_until, sealed_payload, fingerprint)
  SELECT l.unit_id, i.offer_id, $2, $6, l.sealed_payload, l.fingerprint
    FROM stock_import i JOIN stock_import_line l ON l.import_id = i.id
   WHERE i.id = $1 AND l.status = 'new'
      ON CONFLICT (offer_id, fingerprint) WHERE ${IS_KNOWN} DO NOTHING RETURNING id),
files AS (
  INSERT INTO sealed_file (id, unit_id, name, mime_type, size_bytes, content)
  SELECT f.id, f.unit_id, f.name, f.mime_type, f.size_bytes, f.content
    FROM stock_import_file f JOIN units u ON u.id = f.unit_id WHERE f.import_id = $1)
INSERT INTO stock_batch (id, offer_id, name, unit_cost_minor, supplier, sellable_until, unit_count, created_by)
SELECT $2, i.offer_id, $3, $4, $5, $6, (SELECT count(*) FROM units), $7 FROM stock_import i WHERE i.id = $1
RETURNING unit_count`;

const END = `
UPDATE stock_import SET state = 'committed', batch_id = $2, added_count = $3 WHERE id = $1`;

type Committed = { readonly batchId: string; readonly addedCount: number };

/**
 * Puts the new units of an import on sale as one batch, all in one database transaction. What another way brought in meanwhile is skipped; so two
 * who commit at once add nothing twice.
 * @throws AppError NOT_FOUND, ALREADY_DONE (was committed before, is not ready, or holds nothing new any more), MALFORMED (`name` taken,
 * `sellable_until` over)
 */
export async function commitImport({
  caller,
  importId,
  commit,
  now,
}: {
  caller: Caller;
  importId: string;
  commit: ImportCommit;
  now: Date;
}): Promise<Committed> {
  requireFuture(commit.sellable_until, now);
  const batchId = newId("batch");
  return transactionAtLeisure(
    async (tx) => {
      const offerId = await hold(tx, { importId, name: commit.name });
      const addedCount = await add(tx, { caller, importId, batchId, commit });
      await tx.query({ text: END, values: [importId, batchId, addedCount] });
      await recordAct(tx, {
        ...signature(caller),
        act: "import.commit",
        subject: batchId,
        after: { import_id: importId, offer_id: offerId, ...commit, units: addedCount },
      });
      return { batchId, addedCount };
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

async function hold(
  tx: Transaction,
  { importId, name }: { importId: string; name: string },
): Promise<string> {
  const [held] = await tx.query<Held>({ text: HOLD, values: [importId] });
  if (!held) throw new AppError("NOT_FOUND");
  if (held.state !== "ready") throw new AppError("ALREADY_DONE");
  await tx.query({ text: QUEUE_UP, values: [held.offer_id] });
  const named = await tx.query({ text: FIND_NAME, values: [held.offer_id, name] });
  if (named.length > 0) throw malformed("name", "is the name of another batch of this offer");
  return held.offer_id;
}

async function add(
  tx: Transaction,
  {
    caller,
    importId,
    batchId,
    commit,
  }: { caller: Caller; importId: string; batchId: string; commit: ImportCommit },
): Promise<number> {
  const { name, unit_cost: cost, supplier, sellable_until: until } = commit;
  const costMinor = cost === null ? null : requireMoney(cost, env().SHOP_CURRENCY).amount;
  const [added] = await tx.query<{ unit_count: number }>({
    text: ADD,
    values: [importId, batchId, name, costMinor, supplier, until, caller.telegramId.toString()],
  });
  if (!added?.unit_count) throw new AppError("ALREADY_DONE");
  return added.unit_count;
}

function requireFuture(until: string | null, now: Date): void {
  if (until !== null && Date.parse(until) <= now.getTime())
    throw malformed("sellable_until", "lies in the past");
}

function malformed(field: string, words: string): AppError {
  return refusal("MALFORMED", { [field]: [words] });
}

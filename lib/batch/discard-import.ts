import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";

const DISCARD = `
DELETE FROM stock_import WHERE id = $1 AND state <> 'committed' RETURNING offer_id, source_name, state, counts`;
const FIND = "SELECT id FROM stock_import WHERE id = $1";

/** Forgets an import and all that it put aside; one that is being read stops. @throws AppError NOT_FOUND, ALREADY_DONE (committed) */
export async function discardImport({
  caller,
  importId,
}: {
  caller: Caller;
  importId: string;
}): Promise<void> {
  await transaction(async (tx) => {
    const [discarded] = await tx.query({ text: DISCARD, values: [importId] });
    if (!discarded) {
      const [found] = await tx.query({ text: FIND, values: [importId] });
      throw new AppError(found ? "ALREADY_DONE" : "NOT_FOUND");
    }
    await recordAct(tx, {
      ...signature(caller),
      act: "import.discard",
      subject: importId,
      before: discarded,
    });
  });
}

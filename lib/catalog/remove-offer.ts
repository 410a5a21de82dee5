import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { holdOffer } from "./hold-offer";
import { requireVersion } from "./require-version";

type Removal = { readonly caller: Caller; readonly id: string; readonly version: number };

const DELETE = `
DELETE FROM offer WHERE id = $1 AND NOT is_offer_used(id)
   AND NOT EXISTS (SELECT FROM stock_batch WHERE offer_id = $1) AND NOT EXISTS (SELECT FROM stock_import WHERE offer_id = $1) RETURNING id`;

/** Removes an offer that never had stock and was never ordered; it leaves the baskets it lies in. @throws AppError NOT_FOUND, CHANGED_MEANWHILE, IN_USE */
export async function removeOffer({ caller, id, version }: Removal): Promise<void> {
  await transaction(async (tx) => {
    const before = requireVersion(await holdOffer(tx, id), version);
    const removed = await tx.query({ text: DELETE, values: [id] });
    if (removed.length === 0) throw new AppError("IN_USE");
    await recordAct(tx, { ...signature(caller), act: "offer.remove", subject: id, before });
  });
}

import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { type Caller, signature } from "@/lib/staff/rules";
import { requirePayload } from "./require-payload";
import type { UnitPayload } from "./rules";

type Revealing = { readonly caller: Caller; readonly unitId: string };

/**
 * Shows what a unit, or a version of an unlimited offer, holds: only once it is written down who looked.
 * @throws AppError NOT_FOUND · IMPOSSIBLE when it cannot be unsealed
 */
export async function revealUnit({ caller, unitId }: Revealing): Promise<UnitPayload> {
  return transaction(async (tx) => {
    const { offerId, payload } = await requirePayload(tx, unitId);
    const after = { offer_id: offerId };
    await recordAct(tx, { ...signature(caller), act: "stock.reveal", subject: unitId, after });
    return payload;
  });
}

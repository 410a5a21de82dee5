import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError, refusal } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import type { UnitState } from "./rules";

// In the order in which buyers take them, so that neither waits for the other for ever.
const HOLD =
  "SELECT id, state FROM stock_unit WHERE offer_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE";

const SET_VOID =
  "UPDATE stock_unit SET state = 'void', void_reason = $2, voided_at = now() WHERE id = ANY ($1)";

type Voiding = {
  readonly caller: Caller;
  readonly offerId: string;
  readonly unitIds: readonly string[];
  readonly reason: string;
};

/**
 * Takes free units of one offer out of sale for good: all of them or none.
 * @throws AppError NOT_FOUND (one is no unit of this offer), CHANGED_MEANWHILE (one is reserved, sold or void by now)
 */
export async function voidUnits({ caller, offerId, unitIds, reason }: Voiding): Promise<void> {
  const wanted = [...new Set(unitIds)];
  await transaction(async (tx) => {
    const units = await tx.query<{ id: string; state: UnitState }>({
      text: HOLD,
      values: [offerId, wanted],
    });
    if (units.length < wanted.length) throw new AppError("NOT_FOUND");
    const taken = units.filter(({ state }) => state !== "free");
    if (taken.length > 0) throw refuse(taken);
    await tx.query({ text: SET_VOID, values: [wanted, reason] });
    await recordAct(tx, {
      ...signature(caller),
      act: "stock.void",
      subject: offerId,
      after: { units: wanted.sort() },
      reason,
    });
  });
}

function refuse(taken: readonly { id: string; state: UnitState }[]): AppError {
  const words = taken.map(({ id, state }) => `${id} is ${state} by now.`);
  return refusal("CHANGED_MEANWHILE", { unit_ids: words });
}

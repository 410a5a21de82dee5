import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { refusal } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { insertUnits } from "./insert-units";
import { requireOffer } from "./require-offer";
import type { UnitContent } from "./rules";

type Stocking = {
  readonly caller: Caller;
  readonly offerId: string;
  readonly units: readonly UnitContent[];
};

/**
 * Puts units on sale that somebody typed or uploaded, all in one database transaction. Those that the offer ever held are left out.
 * @throws AppError NOT_FOUND, WRONG_STATE (an unlimited offer has no units), ALREADY_DONE (none of them is new)
 */
export async function stockUnits({
  caller,
  offerId,
  units,
}: Stocking): Promise<{ added: number; known: number }> {
  return transaction(async (tx) => {
    await requireOffer(tx, { offerId, isUnlimited: false });
    const added = await insertUnits(tx, { offerId, units });
    if (added === 0) {
      throw refusal("ALREADY_DONE", { text: ["is nothing new: the offer held all of it before"] });
    }
    const after = { added, known: units.length - added };
    await recordAct(tx, { ...signature(caller), act: "stock.add", subject: offerId, after });
    return after;
  });
}

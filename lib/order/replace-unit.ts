import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { type Caller, signature } from "@/lib/staff/rules";

type Replacement = {
  readonly caller: Caller;
  readonly orderId: string;
  readonly unitId: string;
  readonly reason: string;
};

/**
 * Voids a faulty unit of a delivered order, sells a free one of the same offer instead and delivers it: the id of the new unit. Two at once
 * replace it once. @throws AppError NOT_FOUND, WRONG_STATE (not delivered yet, or refunded), ALREADY_DONE, OUT_OF_STOCK
 */
export async function replaceUnit({
  caller,
  orderId,
  unitId,
  reason,
}: Replacement): Promise<{ readonly unitId: string }> {
  return transaction(async (tx) => {
    const text = "SELECT replace_unit($1::jsonb) AS id";
    const values = [JSON.stringify({ order_id: orderId, unit_id: unitId, reason })];
    const [row] = await tx.query<{ id: string }>({ text, values });
    const newUnitId = row?.id ?? "";
    await recordAct(tx, {
      ...signature(caller),
      ...{ act: "order.replace_unit", subject: orderId, reason },
      before: { unit_id: unitId },
      after: { unit_id: newUnitId },
    });
    return { unitId: newUnitId };
  });
}

import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { type Caller, signature } from "@/lib/staff/rules";
import { reorderRows } from "./reorder-rows";
import type { NewLocationOrder } from "./schema";

/** Puts the cities, or the districts of one city, into another order. @throws AppError CHANGED_MEANWHILE, ALREADY_DONE */
export async function orderLocations({
  caller,
  order: { parent_id: parentId, ...order },
}: {
  caller: Caller;
  order: NewLocationOrder;
}): Promise<void> {
  await transaction(async (tx) => {
    const where = "parent_id IS NOT DISTINCT FROM $1";
    await reorderRows(tx, { table: "location", where, values: [parentId], order });
    await recordAct(tx, {
      ...signature(caller),
      act: "location.order",
      subject: parentId === null ? "locations" : `location:${parentId}`,
      before: { ids: order.was },
      after: { ids: order.ids },
    });
  });
}

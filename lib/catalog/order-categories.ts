import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { type Caller, signature } from "@/lib/staff/rules";
import { reorderRows } from "./reorder-rows";
import type { NewOrder } from "./schema";

/** Puts all categories into another order. @throws AppError CHANGED_MEANWHILE, ALREADY_DONE */
export async function orderCategories({
  caller,
  order,
}: {
  caller: Caller;
  order: NewOrder;
}): Promise<void> {
  await transaction(async (tx) => {
    await reorderRows(tx, { table: "category", where: "true", values: [], order });
    await recordAct(tx, {
      ...signature(caller),
      act: "category.order",
      subject: "categories",
      before: { ids: order.was },
      after: { ids: order.ids },
    });
  });
}

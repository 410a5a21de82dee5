import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { type Caller, signature } from "@/lib/staff/rules";
import { holdOffers } from "./hold-offers";
import { reorderRows } from "./reorder-rows";
import type { NewOrder } from "./schema";

type Ordering = { readonly caller: Caller; readonly productId: string; readonly order: NewOrder };

/** Puts a product's offers into another order. @throws AppError NOT_FOUND, CHANGED_MEANWHILE, ALREADY_DONE */
export async function orderOffers({ caller, productId, order }: Ordering): Promise<void> {
  await transaction(async (tx) => {
    await holdOffers(tx, productId);
    await reorderRows(tx, { table: "offer", where: "product_id = $1", values: [productId], order });
    await recordAct(tx, {
      ...signature(caller),
      act: "offer.order",
      subject: productId,
      before: { ids: order.was },
      after: { ids: order.ids },
    });
  });
}

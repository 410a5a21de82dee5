import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";

type Change = { readonly caller: Caller; readonly offerId: string; readonly lowStockAt: number };

/** Decides at how many free units those who run the shop are warned; 0: when it is sold out. @throws AppError NOT_FOUND, ALREADY_DONE */
export async function setThreshold({ caller, offerId, lowStockAt }: Change): Promise<void> {
  await transaction(async (tx) => {
    const [offer] = await tx.query<{ low_stock_at: number }>({
      text: "SELECT low_stock_at FROM offer WHERE id = $1 FOR NO KEY UPDATE",
      values: [offerId],
    });
    if (!offer) throw new AppError("NOT_FOUND");
    if (offer.low_stock_at === lowStockAt) throw new AppError("ALREADY_DONE");
    const change = "UPDATE offer SET low_stock_at = $2 WHERE id = $1";
    await tx.query({ text: change, values: [offerId, lowStockAt] });
    await recordAct(tx, {
      ...signature(caller),
      act: "stock.threshold",
      subject: offerId,
      before: offer,
      after: { low_stock_at: lowStockAt },
    });
  });
}

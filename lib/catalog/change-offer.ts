import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { requireMoney, toDecimal } from "@/lib/money";
import { type Caller, signature } from "@/lib/staff/rules";
import { variantTaken } from "./create-offer";
import { holdOffer } from "./hold-offer";
import { requireLocation } from "./require-location";
import { requireVersion } from "./require-version";
import type { OfferChange } from "./schema";

type Change = { readonly caller: Caller; readonly id: string; readonly change: OfferChange };

const UPDATE = `
UPDATE offer o SET title = $2, location_id = $3, price_minor = $4, is_unlimited = $5, is_active = $6
 WHERE o.id = $1 AND NOT EXISTS (
   SELECT FROM offer other WHERE other.product_id = o.product_id AND other.id <> o.id AND other.title = $2 AND other.location_id IS NOT DISTINCT FROM $3)
 RETURNING o.id`;

/**
 * Changes an offer. What was ordered keeps its title and price. Returns its product's id.
 * @throws AppError NOT_FOUND, CHANGED_MEANWHILE, TAKEN (that variant at that place), MALFORMED (no such place), IN_USE (counted or unlimited, once
 * stocked or ordered)
 */
export async function changeOffer({ caller, id, change }: Change): Promise<string> {
  const { version, ...wanted } = change;
  return transaction(async (tx) => {
    const before = requireVersion(await holdOffer(tx, id), version);
    const merged = { ...before, ...wanted };
    const price = requireMoney(merged.price, env().SHOP_CURRENCY);
    const after = { ...merged, price: toDecimal(price) };
    await requireLocation(tx, { id: after.location_id, field: "location_id" });
    const values = [id, after.title, after.location_id, price.amount.toString()];
    const flags = [after.is_unlimited, after.is_active];
    const changed = await tx.query({ text: UPDATE, values: [...values, ...flags] });
    if (changed.length === 0) throw variantTaken();
    const act = { act: "offer.change", subject: id, before, after };
    await recordAct(tx, { ...signature(caller), ...act });
    return before.product_id;
  });
}

import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { type AppError, refusal } from "@/lib/errors";
import { newId } from "@/lib/id";
import { requireMoney } from "@/lib/money";
import { type Caller, signature } from "@/lib/staff/rules";
import { holdOffers } from "./hold-offers";
import { requireLocation } from "./require-location";
import { OFFERS_MAX } from "./rules";
import type { NewOffer } from "./schema";

type Creation = { readonly caller: Caller; readonly productId: string; readonly offer: NewOffer };

const INSERT = `
INSERT INTO offer (id, product_id, location_id, title, price_minor, is_unlimited, is_active, position)
SELECT $1, $2, $3, $4, $5, $6, $7, 1 + coalesce(max(position), 0) FROM offer WHERE product_id = $2
ON CONFLICT DO NOTHING RETURNING id`;

/**
 * Adds an offer at the end of a product's. Its price is in the shop's currency. Returns its id.
 * @throws AppError NOT_FOUND (the product), TAKEN (that variant at that place), MALFORMED (no such place, too many offers)
 */
export async function createOffer({ caller, productId, offer }: Creation): Promise<string> {
  const id = newId("offer");
  await transaction(async (tx) => {
    await holdOffers(tx, productId);
    await requireFewOffers(tx, productId);
    await requireLocation(tx, { id: offer.location_id, field: "location_id" });
    const price = requireMoney(offer.price, env().SHOP_CURRENCY).amount.toString();
    const values = [id, productId, offer.location_id, offer.title, price];
    const flags = [offer.is_unlimited, offer.is_active];
    const added = await tx.query({ text: INSERT, values: [...values, ...flags] });
    if (added.length === 0) throw variantTaken();
    const after = { product_id: productId, ...offer };
    await recordAct(tx, { ...signature(caller), act: "offer.create", subject: id, after });
  });
  return id;
}

/** The refusal of a variant that the product has at that place. */
export function variantTaken(): AppError {
  return refusal("TAKEN", { title: ["is offered at that place already"] });
}

async function requireFewOffers(tx: Transaction, productId: string): Promise<void> {
  const text = "SELECT count(*)::int AS n FROM offer WHERE product_id = $1";
  const [row] = await tx.query<{ n: number }>({ text, values: [productId] });
  if ((row?.n ?? 0) < OFFERS_MAX) return;
  throw refusal("MALFORMED", { _: [`a product has ${OFFERS_MAX} offers at most`] });
}

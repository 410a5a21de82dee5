import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { decimal } from "@/lib/sql";
import { holdOffers } from "./hold-offers";

/** An offer as the audit log keeps it. */
export type OfferText = {
  product_id: string;
  title: string;
  location_id: string | null;
  price: string;
  is_unlimited: boolean;
  is_active: boolean;
};

const PRODUCT = "SELECT product_id FROM offer WHERE id = $1";
const HOLD = `
SELECT product_id, title, location_id, ${decimal("price_minor")} AS price, is_unlimited, is_active, version FROM offer WHERE id = $1 FOR UPDATE`;

/** Locks an offer, after its product: nobody stocks or orders it meanwhile. @throws AppError NOT_FOUND */
export async function holdOffer(
  tx: Transaction,
  id: string,
): Promise<(OfferText & { version: number }) | undefined> {
  const [found] = await tx.query<{ product_id: string }>({ text: PRODUCT, values: [id] });
  if (!found) throw new AppError("NOT_FOUND");
  await holdOffers(tx, found.product_id);
  const [row] = await tx.query<OfferText & { version: number }>({ text: HOLD, values: [id] });
  return row;
}

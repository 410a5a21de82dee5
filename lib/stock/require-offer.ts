import type { Transaction } from "@/lib/db";
import { AppError, refusal } from "@/lib/errors";

/**
 * Holds an offer of the wanted sort until the database transaction ends: nobody else stocks or changes it meanwhile.
 * @throws AppError NOT_FOUND, WRONG_STATE with `errors`
 */
export async function requireOffer(
  tx: Transaction,
  { offerId, isUnlimited }: { offerId: string; isUnlimited: boolean },
): Promise<void> {
  const [offer] = await tx.query<{ is_unlimited: boolean }>({
    text: "SELECT is_unlimited FROM offer WHERE id = $1 FOR NO KEY UPDATE",
    values: [offerId],
  });
  if (!offer) throw new AppError("NOT_FOUND");
  if (offer.is_unlimited === isUnlimited) return;
  const words = isUnlimited ? "delivers units, each once" : "delivers the same to every buyer";
  throw refusal("WRONG_STATE", { offer_id: [words] });
}

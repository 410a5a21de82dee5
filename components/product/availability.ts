import type { OfferView } from "@/lib/catalog/rules";
import { multiply, requireMoney, toDecimal } from "@/lib/money";

const FEW = 3;

export type Availability = "plenty" | "few" | "gone" | "unlimited";

/** How an offer's stock is spoken of. */
export function availabilityOf(available: number | null): Availability {
  if (available === null) return "unlimited";
  if (available <= 0) return "gone";
  return available <= FEW ? "few" : "plenty";
}

/** What a card says about a whole product: its lowest price, whether prices differ, and its stock in all. */
export function summarize(offers: readonly OfferView[]): {
  price: { amount: string; currency: string } | null;
  isRange: boolean;
  available: number | null;
} {
  const onSale = offers.filter((offer) => availabilityOf(offer.available) !== "gone");
  const shown = onSale.length > 0 ? onSale : offers;
  const byPrice = shown.toSorted((one, other) => (cents(one) < cents(other) ? -1 : 1));
  const [lowest] = byPrice;
  const isUnlimited = onSale.some((offer) => offer.available === null);
  return {
    price: lowest ? { amount: lowest.price, currency: lowest.currency } : null,
    isRange: shown.some((offer) => offer.price !== lowest?.price),
    available: isUnlimited ? null : onSale.reduce((sum, offer) => sum + (offer.available ?? 0), 0),
  };
}

/** The offer to begin with: in the wanted place if there is one, and on sale rather than sold out. */
export function firstChoice(
  offers: readonly OfferView[],
  locationId: string | null,
): OfferView | undefined {
  const rank = (offer: OfferView) =>
    (availabilityOf(offer.available) === "gone" ? 2 : 0) +
    (locationId && offer.location_id !== locationId ? 1 : 0);
  return offers.toSorted((one, other) => rank(one) - rank(other))[0];
}

/** Price times quantity, as the wire's decimal string. */
export function lineTotal(price: { amount: string; currency: string }, quantity: number): string {
  return toDecimal(multiply(requireMoney(price.amount, price.currency), quantity));
}

function cents(offer: OfferView): bigint {
  return requireMoney(offer.price, offer.currency).amount;
}

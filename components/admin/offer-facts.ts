import type { OfferItem } from "@/lib/catalog/rules";
import { type Currency, formatMoney, requireMoney } from "@/lib/money";
import { CATALOG_EN as words } from "@/lib/text/admin-catalog-en";

type Tone = "good" | "warn" | "muted";
type Fact = { readonly text: string; readonly tone: Tone };

/** What a product's offers cost: the only price, or the lowest and the highest. Those on sale count, or all where none is. */
export function priceRange(offers: readonly OfferItem[], locale: string): string | null {
  const sold = offers.filter((offer) => offer.is_active);
  const prices = (sold.length > 0 ? sold : offers)
    .map(({ price, currency }) => requireMoney(price, currency))
    .toSorted((one, other) => Number(one.amount - other.amount));
  const [low, high] = [prices[0], prices.at(-1)];
  if (!low || !high) return null;
  const show = (value: typeof low) => formatMoney(value, locale);
  return low.amount === high.amount ? show(low) : `${show(low)} – ${show(high)}`;
}

/** An amount for people. */
export function showPrice(price: string, currency: Currency, locale: string): string {
  return formatMoney(requireMoney(price, currency), locale);
}

/** How much of one offer is left. */
export function stockOf(offer: OfferItem): Fact {
  const left = offer.available;
  if (left === null) return { text: words.unlimited, tone: "good" };
  if (left === 0)
    return { text: offer.is_unlimited ? words.noPayload : words.soldOut, tone: "warn" };
  if (left <= offer.low_stock_at) return { text: words.left(left), tone: "warn" };
  return { text: words.left(left), tone: "good" };
}

/** How a product stands: what has to be done first, else how much is left of all that is on sale. */
export function stockSummary(offers: readonly OfferItem[]): Fact {
  if (offers.length === 0) return { text: words.noOffer, tone: "warn" };
  const sold = offers.filter((offer) => offer.is_active);
  if (sold.length === 0) return { text: words.noActiveOffer, tone: "muted" };
  const gone = sold.filter((offer) => offer.available === 0).length;
  if (gone === sold.length) return { text: words.soldOut, tone: "warn" };
  if (gone > 0) return { text: words.soldOutSome, tone: "warn" };
  const counted = sold.filter((offer) => offer.available !== null);
  if (counted.length === 0) return { text: words.unlimited, tone: "good" };
  if (counted.some((offer) => (offer.available ?? 0) <= offer.low_stock_at))
    return { text: words.low, tone: "warn" };
  const total = counted.reduce((sum, offer) => sum + (offer.available ?? 0), 0);
  return { text: words.left(total), tone: "good" };
}

/** The class that colours a fact. */
export const TONES: Record<Tone, string> = {
  good: "text-good",
  warn: "text-warn",
  muted: "text-muted",
};

import { type Money, multiply, parseMoney, requireMoney, scale, toDecimal } from "@/lib/money";

/** What names a product or a category in an address; the database checks the same. */
export const SLUG = /^[a-z0-9][a-z0-9-]{0,60}$/;

/** `pickup` is collected at a place; everything else is `digital`. */
export type ProductKind = "digital" | "pickup";

/** A city, or a district of one (`parent_id`). */
export type LocationView = {
  readonly id: string;
  readonly name: string;
  readonly parent_id: string | null;
};

export type CategoryView = { readonly id: string; readonly slug: string; readonly title: string };

/** A priced variant. `available` is null where one payload serves every buyer. */
export type OfferView = {
  readonly id: string;
  readonly title: string;
  readonly location_id: string | null;
  /** Decimal string in the shop's currency. */
  readonly price: string;
  readonly currency: string;
  readonly available: number | null;
};

export type ProductCard = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: ProductKind;
  readonly category_id: string;
  readonly image_url: string | null;
  readonly offers: readonly OfferView[];
};

export type ProductDetail = ProductCard & {
  readonly description: string;
  readonly image_urls: readonly string[];
  /** What each of them shows; empty where nobody has said so. */
  readonly image_alts: readonly string[];
  /** Of the places where it is sold; a district without any has its city's. */
  readonly opening_hours: readonly OpeningHours[];
};

/** When something can be collected at a place: plain text, in lines. */
export type OpeningHours = { readonly location_id: string; readonly text: string };

/** One page of the catalogue: exactly the answer of `GET /api/catalog`. */
export type CatalogPage = {
  readonly locations: readonly LocationView[];
  readonly categories: readonly CategoryView[];
  readonly products: readonly ProductCard[];
  readonly next_cursor: string | null;
};

export const LOCATIONS_MAX = 500;
export const CATEGORIES_MAX = 200;
export const OPENING_HOURS_LENGTH_MAX = 500;
export const TITLE_LENGTH_MAX = 200;

/** A category's title in one language. */
export type TitleTranslation = { readonly language: string; readonly title: string };

/** A place's name in one language. */
export type NameTranslation = { readonly language: string; readonly name: string };

/** A place as those who run the shop see it. `version` goes back with every change, so that nobody overwrites what they have not seen. */
export type LocationItem = LocationView & {
  readonly version: number;
  readonly translations: readonly NameTranslation[];
  readonly opening_hours: string;
  /** How many offers hang on it, those of archived products too. */
  readonly offers: number;
};

/** A category as those who run the shop see it. */
export type CategoryItem = CategoryView & {
  readonly version: number;
  readonly translations: readonly TitleTranslation[];
  /** How many products are in it, archived ones too. */
  readonly products: number;
};

/** Languages that titles, names and descriptions can be translated into. What is not translated is read as it was written. */
export const TEXT_LANGUAGES = ["en", "de", "ru", "ar"] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** The language among those that comes first in an Accept-Language list, or in a single tag such as "de-AT". */
export function findTextLanguage(tags: string | null | undefined): TextLanguage | undefined {
  for (const entry of (tags ?? "").split(",")) {
    const base = entry.trim().split(/[-_;]/)[0]?.toLowerCase();
    const found = TEXT_LANGUAGES.find((language) => language === base);
    if (found) return found;
  }
  return undefined;
}

export const DESCRIPTION_LENGTH_MAX = 10_000;
export const OFFERS_MAX = 100;
export const SELECTION_MAX = 500;

/** `archived`: put away; neither in the shop nor in a list, unless asked for. */
export const PRODUCT_STATES = ["active", "inactive", "archived"] as const;
export type ProductState = (typeof PRODUCT_STATES)[number];

export type Translation = {
  readonly language: string;
  readonly title: string;
  readonly description: string;
};

/** An offer as those who run the shop see it. */
export type OfferItem = OfferView & {
  readonly location_name: string | null;
  readonly is_unlimited: boolean;
  readonly is_active: boolean;
  /** Down to so many it is running out. */
  readonly low_stock_at: number;
  readonly version: number;
};

/** A product as their list shows it. */
export type ProductItem = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: ProductKind;
  readonly category_id: string;
  readonly category_title: string;
  readonly state: ProductState;
  readonly version: number;
  readonly image_url: string | null;
  readonly languages: readonly string[];
  readonly offers: readonly OfferItem[];
};

/** A product as their page of it shows it. */
export type ProductSheet = ProductItem & {
  readonly description: string;
  readonly translations: readonly Translation[];
  readonly image_urls: readonly string[];
  /** It has stock or was ordered: its kind stands. */
  readonly is_used: boolean;
};

/** A page of the list. `counts` are of what fits the other filters, by state. */
export type ProductItemPage = {
  readonly items: readonly ProductItem[];
  readonly next_cursor: string | null;
  readonly counts: Readonly<Record<ProductState, number>>;
};

/** What percentages are rounded to. */
export const PRICE_STEPS = ["0.01", "0.05", "0.10", "0.50", "1.00"] as const;

/** How prices change together: to an amount, by an amount, or by a percentage ("-12.5"), rounded to the nearest step, halfway up. */
export type PriceChange =
  | { readonly kind: "set" | "add"; readonly amount: string }
  | {
      readonly kind: "percent";
      readonly percent: string;
      readonly step: (typeof PRICE_STEPS)[number];
    };

const PRICE_MINOR_MAX = 100_000_000_000n; // the database allows as much

/** A price after a change; null where that is no price: nothing, less, or beyond all measure. */
export function changePrice(before: Money, change: PriceChange): Money | null {
  const amount = priceMinor(before, change);
  return amount !== null && amount >= 1n && amount <= PRICE_MINOR_MAX
    ? { amount, currency: before.currency }
    : null;
}

function priceMinor(before: Money, change: PriceChange): bigint | null {
  if (change.kind !== "percent") {
    const by = readSigned(change.amount, before.currency);
    if (by === null || change.kind === "set") return by;
    return before.amount + by;
  }
  const hundredths = readSigned(change.percent, before.currency);
  const step = parseMoney(change.step, before.currency);
  if (hundredths === null || hundredths <= -10_000n || !step) return null;
  const by = { numerator: 10_000n + hundredths, denominator: 10_000n, stepMinor: step.amount };
  return scale(before, by).amount;
}

function readSigned(text: string, currency: string): bigint | null {
  const size = parseMoney(text.replace(/^-/, ""), currency)?.amount;
  if (size === undefined) return null;
  return text.startsWith("-") ? -size : size;
}

/** What a change does to one price; `after` is null where it would be no price. */
export type PriceItem = {
  readonly id: string;
  readonly product_title: string;
  readonly title: string;
  readonly location_name: string | null;
  readonly before: string;
  readonly after: string | null;
  readonly currency: string;
};

/** How far a new shop has come: all of them, and something can be bought. */
export type FirstSteps = {
  readonly has_category: boolean;
  readonly has_product: boolean;
  /** A price that is switched on, of a product that is. */
  readonly has_offer: boolean;
  readonly has_stock: boolean;
};

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

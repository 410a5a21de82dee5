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

/** A place as those who run the shop see it. `version` goes back with every change, so that nobody overwrites what they have not seen. */
export type LocationItem = LocationView & {
  readonly version: number;
  readonly opening_hours: string;
  /** How many offers hang on it, those of archived products too. */
  readonly offers: number;
};

/** A category as those who run the shop see it. */
export type CategoryItem = CategoryView & {
  readonly version: number;
  /** How many products are in it, archived ones too. */
  readonly products: number;
};

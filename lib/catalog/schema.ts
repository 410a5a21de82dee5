import { z } from "zod";
import { id, line, lines, price } from "@/lib/schema";
import {
  DESCRIPTION_LENGTH_MAX,
  LOCATIONS_MAX,
  OPENING_HOURS_LENGTH_MAX,
  PRICE_STEPS,
  PRODUCT_STATES,
  SELECTION_MAX,
  SLUG,
  TEXT_LANGUAGES,
  TITLE_LENGTH_MAX,
} from "./rules";

const name = z
  .string()
  .min(1)
  .max(100)
  .refine((text) => !text.includes("\0"), "holds a character that is not allowed");
const search = z
  .string()
  .max(100)
  .refine((text) => !text.includes("\0"), "holds a character that is not allowed")
  .transform((text) => text.normalize("NFC").trim());

const cursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,20}$/, "is no cursor of ours")
  .transform(readCursor)
  .pipe(z.number().int().min(0).max(2_147_483_647));

/** What the catalogue can be asked for; every part is optional. An empty one counts as absent. */
export const catalogFilter = z.object({
  /** A location's id; a city includes its districts. */
  location: name.optional(),
  /** A category's slug or id. */
  category: name.optional(),
  q: search.optional(),
  /** Where the page before ended. */
  cursor: cursor.optional(),
  /** What titles are read in, where they are translated. */
  language: z.enum(TEXT_LANGUAGES).optional(),
});
export type CatalogFilter = z.input<typeof catalogFilter>;
export type ParsedCatalogFilter = z.output<typeof catalogFilter>;

function readCursor(cursor: string): number {
  const text = Buffer.from(cursor, "base64url").toString("latin1"); // never throws, whatever it is given
  return /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
}

const anyTitle = line(TITLE_LENGTH_MAX);
const title = anyTitle.min(1, "must not be empty");
const slug = z.string().regex(SLUG, "must be lower-case letters, digits and hyphens");
const version = z.number().int().min(1).max(2_147_483_647);

const language = z.enum(TEXT_LANGUAGES);

/** Translations, of each language one at most. */
function eachOnce<Text extends z.ZodType<{ language: string }>>(text: Text) {
  return z
    .array(text)
    .max(TEXT_LANGUAGES.length)
    .refine(
      (all) => new Set(all.map((one) => one.language)).size === all.length,
      "names a language twice",
    );
}

const titles = eachOnce(z.strictObject({ language, title }));
const names = eachOnce(z.strictObject({ language, name: title }));

/** Body of `POST /api/admin/locations`. Without `parent_id` it is a city. */
export const newLocation = z.strictObject({
  name: title,
  parent_id: id.nullable().default(null),
  translations: names.default([]),
});
export type NewLocation = z.infer<typeof newLocation>;

/** Body of `PATCH /api/admin/locations/{id}`: what is absent stays; `translations` are all there shall be. */
export const locationChange = z.strictObject({
  version,
  name: title.optional(),
  parent_id: id.nullable().optional(),
  opening_hours: lines(OPENING_HOURS_LENGTH_MAX).optional(),
  translations: names.optional(),
});
export type LocationChange = z.infer<typeof locationChange>;

/** Body of `POST /api/admin/categories`. */
export const newCategory = z.strictObject({ slug, title, translations: titles.default([]) });
export type NewCategory = z.infer<typeof newCategory>;

/** Body of `PATCH /api/admin/categories/{id}`: what is absent stays; `translations` are all there shall be. */
export const categoryChange = z.strictObject({
  version,
  slug: slug.optional(),
  title: title.optional(),
  translations: titles.optional(),
});
export type CategoryChange = z.infer<typeof categoryChange>;

/** Query of the calls that remove something: the version that was seen. */
export const removal = z.object({
  version: z
    .string()
    .regex(/^\d{1,10}$/, "must be the version that is shown")
    .transform(Number),
});

const ordered = z.strictObject({
  was: z.array(id).min(1).max(LOCATIONS_MAX),
  ids: z.array(id).max(LOCATIONS_MAX),
});
export type NewOrder = z.infer<typeof ordered>;

const PERMUTATION = { path: ["ids"], message: "must be the same ids in another order" };

function isPermutation({ was, ids }: NewOrder): boolean {
  return new Set(ids).size === ids.length && [...was].sort().join() === [...ids].sort().join();
}

/** Body of `PUT /api/admin/categories/order`: the ids as they stood, and as they shall stand. */
export const newOrder = ordered.refine(isPermutation, PERMUTATION);

/** Body of `PUT /api/admin/locations/order`: the cities, or with `parent_id` the districts of that one. */
export const newLocationOrder = ordered
  .extend({ parent_id: id.nullable() })
  .refine(isPermutation, PERMUTATION);
export type NewLocationOrder = z.infer<typeof newLocationOrder>;

const description = lines(DESCRIPTION_LENGTH_MAX);
const translations = eachOnce(z.strictObject({ language, title, description }));

const product = {
  slug,
  title,
  description,
  kind: z.enum(["digital", "pickup"]),
  category_id: id,
  translations,
};

/** Body of `POST /api/admin/products`. It begins inactive. */
export const newProduct = z.strictObject({
  ...product,
  description: description.default(""),
  translations: translations.default([]),
});
export type NewProduct = z.infer<typeof newProduct>;

/** Body of `PATCH /api/admin/products/{id}`: what is absent stays; `translations` are all there shall be. */
export const productChange = z.strictObject(product).partial().extend({ version });
export type ProductChange = z.infer<typeof productChange>;

/** Body of `POST /api/admin/products/{id}/copy`; without a slug it gets one that is free. */
export const productCopy = z.strictObject({ slug: slug.optional() });

/** Body of `POST /api/admin/products/{id}/move`: after which product it shall stand; null is before all others. */
export const productMove = z.strictObject({ after_id: id.nullable() });

const selection = z
  .array(z.strictObject({ id, version }))
  .min(1)
  .max(SELECTION_MAX)
  .refine((all) => new Set(all.map((one) => one.id)).size === all.length, "names something twice");
export type Selection = z.infer<typeof selection>;

/** Body of `POST /api/admin/products/states`. */
export const stateChange = z.strictObject({ state: z.enum(PRODUCT_STATES), products: selection });
export type StateChange = z.infer<typeof stateChange>;

const signed = (what: string) =>
  z
    .string()
    .regex(/^-?(0|[1-9]\d{0,8})(\.\d{1,2})?$/, `must be ${what}`)
    .refine((amount) => /[1-9]/.test(amount), "must not be zero");

const offer = { title: anyTitle, location_id: id.nullable(), price, is_unlimited: z.boolean() };

/** Body of `POST /api/admin/products/{id}/offers`. The title may be empty where there is one variant only. */
export const newOffer = z.strictObject({
  ...offer,
  location_id: id.nullable().default(null),
  is_active: z.boolean().default(true),
});
export type NewOffer = z.infer<typeof newOffer>;

/** Body of `PATCH /api/admin/offers/{id}`: what is absent stays. */
export const offerChange = z
  .strictObject({ ...offer, is_active: z.boolean() })
  .partial()
  .extend({ version });
export type OfferChange = z.infer<typeof offerChange>;

/** Body of `POST /api/admin/offers/prices`; a dry run tells what would change and changes nothing. */
export const pricesChange = z.strictObject({
  change: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("set"), amount: price }),
    z.strictObject({ kind: z.literal("add"), amount: signed("an amount such as -2.50") }),
    z.strictObject({
      kind: z.literal("percent"),
      percent: signed("a percentage such as -12.5"),
      step: z.enum(PRICE_STEPS),
    }),
  ]),
  offers: selection,
  dry_run: z.boolean().default(false),
});
export type PricesChange = z.infer<typeof pricesChange>;

/** Query of `GET /api/admin/products`; absent is any, but archived products only when asked for. */
export const productQuery = z.object({
  q: search.optional(),
  category: id.optional(),
  kind: z.enum(["digital", "pickup"]).optional(),
  location: id.optional(),
  state: z.enum(PRODUCT_STATES).optional(),
  stock: z.enum(["low", "sold_out"]).optional(),
  cursor: cursor.optional(),
});
export type ProductQuery = z.infer<typeof productQuery>;

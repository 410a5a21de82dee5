import { z } from "zod";
import { LOCATIONS_MAX, OPENING_HOURS_LENGTH_MAX, SLUG, TITLE_LENGTH_MAX } from "./rules";

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

/** What the catalogue can be asked for; every part is optional. An empty one counts as absent. */
export const catalogFilter = z.object({
  /** A location's id; a city includes its districts. */
  location: name.optional(),
  /** A category's slug or id. */
  category: name.optional(),
  q: search.optional(),
  /** Where the page before ended. */
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,20}$/, "is no cursor of ours")
    .transform(readCursor)
    .pipe(z.number().int().min(0).max(2_147_483_647))
    .optional(),
});
export type CatalogFilter = z.input<typeof catalogFilter>;
export type ParsedCatalogFilter = z.output<typeof catalogFilter>;

function readCursor(cursor: string): number {
  const text = Buffer.from(cursor, "base64url").toString("latin1"); // never throws, whatever it is given
  return /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
}

const CONTROL = /\p{Cc}/u;

/** One line for people to read. */
const line = z
  .string()
  .max(TITLE_LENGTH_MAX)
  .refine((text) => !CONTROL.test(text), "must be one line of plain text")
  .transform((text) => text.normalize("NFC").trim());
const title = line.refine((text) => text !== "", "must not be empty");
/** A few lines for people to read. */
const lines = z
  .string()
  .transform((text) => text.normalize("NFC").replaceAll(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .max(OPENING_HOURS_LENGTH_MAX, `must have at most ${OPENING_HOURS_LENGTH_MAX} characters`)
      .refine((text) => !CONTROL.test(text.replaceAll("\n", "")), "must be plain text"),
  );
const slug = z.string().regex(SLUG, "must be lower-case letters, digits and hyphens");
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "is no id");
const version = z.number().int().min(1).max(2_147_483_647);

/** Body of `POST /api/admin/locations`. Without `parent_id` it is a city. */
export const newLocation = z.strictObject({ name: title, parent_id: id.nullable().default(null) });
export type NewLocation = z.infer<typeof newLocation>;

/** Body of `PATCH /api/admin/locations/{id}`: what is absent stays. */
export const locationChange = z.strictObject({
  version,
  name: title.optional(),
  parent_id: id.nullable().optional(),
  opening_hours: lines.optional(),
});
export type LocationChange = z.infer<typeof locationChange>;

/** Body of `POST /api/admin/categories`. */
export const newCategory = z.strictObject({ slug, title });
export type NewCategory = z.infer<typeof newCategory>;

/** Body of `PATCH /api/admin/categories/{id}`: what is absent stays. */
export const categoryChange = z.strictObject({
  version,
  slug: slug.optional(),
  title: title.optional(),
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

import { z } from "zod";

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

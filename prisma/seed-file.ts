import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { SLUG, TEXT_LANGUAGES } from "@/lib/catalog/rules";
import { price } from "@/lib/schema";
import { FILE_BYTES_MAX, type FileContent, type UnitContent } from "@/lib/stock/rules";
import { type UnitInput, unitInput } from "@/lib/stock/schema";

const slug = z.string().regex(SLUG, "must be lower-case letters, digits and hyphens");
const title = z.string().trim().min(1).max(200);

const offer = z
  .strictObject({
    title: z.string().trim().max(200),
    location: z.string().optional(),
    price,
    unlimited: z.literal(true).optional(),
    units: z.array(unitInput).default([]),
  })
  .refine(
    (given) => !given.unlimited || given.units.length === 1,
    "an unlimited offer has exactly one unit",
  );

const product = z.strictObject({
  slug,
  title,
  description: z.string().max(10_000).default(""),
  kind: z.enum(["digital", "pickup"]),
  category: slug,
  images: z
    .array(
      z.string().regex(/^(\/|https:\/\/)\S+$/, "must be a path on this site or an https address"),
    )
    .max(20)
    .default([]),
  offers: z.array(offer).min(1),
});

/** By language what a place or a category is called in it. */
const names = z.partialRecord(z.enum(TEXT_LANGUAGES), title).default({});
const location = z.strictObject({ id: slug, name: title, names, parent: slug.optional() });
const category = z.strictObject({ slug, title, titles: names });

const seedFile = z
  .strictObject({
    locations: z.array(location).default([]),
    categories: z.array(category),
    products: z.array(product),
  })
  .superRefine(checkReferences);

export type SeedFile = z.infer<typeof seedFile>;
export type SeedOffer = SeedFile["products"][number]["offers"][number];

/** A seed file that cannot be loaded; the message names every place. */
export class SeedError extends Error {}

const ISSUES_SHOWN_MAX = 20;

/** Reads and checks a seed file. @throws SeedError */
export function readSeedFile(file: string): SeedFile {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new SeedError(
      `${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : ""}`,
      { cause },
    );
  }
  const parsed = seedFile.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    (issue) => `${issue.path.map(String).join(".") || "the file"}: ${issue.message}`,
  );
  throw new SeedError(
    [`${file} is no seed file:`, ...lines.slice(0, ISSUES_SHOWN_MAX)].join("\n  "),
    { cause: parsed.error },
  );
}

/** A unit with its files read, paths counting from the seed file's folder. @throws SeedError */
export function readUnit(unit: UnitInput, folder: string): UnitContent {
  return {
    text: unit.text,
    files: unit.files.map((name) => readUnitFile(path.resolve(folder, name))),
  };
}

const MIME_TYPES: Record<string, string> = {
  ".gif": "image/gif",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".mp3": "audio/mpeg",
  ".mp4": "video/mp4",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".txt": "text/plain",
  ".webp": "image/webp",
  ".zip": "application/zip",
};

function readUnitFile(file: string): FileContent {
  const content = readBytes(file);
  if (content.length === 0 || content.length > FILE_BYTES_MAX)
    throw new SeedError(
      `${file} has ${content.length} bytes; a file has at least one, at most ${FILE_BYTES_MAX}`,
    );
  const mimeType = MIME_TYPES[path.extname(file).toLowerCase()] ?? "application/octet-stream";
  return { name: path.basename(file), mimeType, content };
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new SeedError(`${file} cannot be read`, { cause });
  }
}

function checkReferences(
  seed: z.output<
    z.ZodObject<{
      locations: z.ZodArray<typeof location>;
      categories: z.ZodArray<typeof category>;
      products: z.ZodArray<typeof product>;
    }>
  >,
  context: z.RefinementCtx,
): void {
  const say = (path: (string | number)[], message: string) =>
    context.addIssue({ code: "custom", path, message });
  const cities = new Set(seed.locations.filter((each) => !each.parent).map((each) => each.id));
  const locations = new Set(seed.locations.map((each) => each.id));
  const categories = new Set(seed.categories.map((each) => each.slug));
  seed.locations.forEach(({ parent }, at) => {
    if (parent && !cities.has(parent)) say(["locations", at, "parent"], "names no city");
  });
  sayTwice(
    seed.locations.map((each) => each.id),
    (at) => say(["locations", at, "id"], "occurs twice"),
  );
  sayTwice(
    seed.categories.map((each) => each.slug),
    (at) => say(["categories", at, "slug"], "occurs twice"),
  );
  sayTwice(
    seed.products.map((each) => each.slug),
    (at) => say(["products", at, "slug"], "occurs twice"),
  );
  seed.products.forEach((each, at) => {
    if (!categories.has(each.category)) say(["products", at, "category"], "names no category");
    each.offers.forEach((given, index) => {
      if (given.location && !locations.has(given.location))
        say(["products", at, "offers", index, "location"], "names no location");
    });
    sayTwice(
      each.offers.map((given) => `${given.location} ${given.title}`),
      (index) => say(["products", at, "offers", index, "title"], "occurs twice at that location"),
    );
  });
}

function sayTwice(names: readonly string[], say: (at: number) => void): void {
  names.forEach((name, at) => {
    if (names.indexOf(name) < at) say(at);
  });
}

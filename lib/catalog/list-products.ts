import { query, queryOne } from "@/lib/db";
import { refusal } from "@/lib/errors";
import { containing } from "@/lib/list/rules";
import { findAnswer, rememberAnswer, rememberPart } from "./remember-answer";
import type { CatalogPage, OfferView, ProductCard, TextLanguage } from "./rules";
import { type CatalogFilter, catalogFilter, type ParsedCatalogFilter } from "./schema";
import { OFFER_COLUMNS, type OfferColumns, toOffer } from "./select-offers";
import { translated, translatedName, translatedTitle } from "./select-translation";

const PAGE_LENGTH = 20;

const PLACES = `
SELECT (SELECT coalesce(json_agg(json_build_object('id', l.id, 'name', ${translatedName("$1")}, 'parent_id', l.parent_id) ORDER BY l.position, l.id), '[]') FROM location l)::text AS locations,
       (SELECT coalesce(json_agg(json_build_object('id', c.id, 'slug', c.slug, 'title', ${translatedTitle("$1")}) ORDER BY c.position, c.id), '[]') FROM category c)::text AS categories`;

const CARD = (title: string) => `
  p.position, p.id, p.slug, ${title} AS title, p.kind, p.category_id,
  (SELECT url FROM product_image i WHERE i.product_id = p.id ORDER BY i.position LIMIT 1) AS image_url`;

// Looked at through a subquery, so that PostgreSQL expects the same of every cursor and keeps one plan. Else it planned anew, at twice the cost,
// on each connection whose first visitors happened to look at the end of the catalogue.
const AFTER = "(SELECT $1::int)";

type Row = Omit<ProductCard, "offers"> & OfferColumns & { position: number };

/** One page of the catalogue, for our own pages. The data is at most 2 s old. @throws AppError MALFORMED */
export async function listProducts(filter: CatalogFilter): Promise<CatalogPage> {
  return JSON.parse(await listProductsJson(filter));
}

/** The same as JSON text. */
export async function listProductsJson(filter: CatalogFilter): Promise<string> {
  const parsed = parseFilter(filter);
  return rememberAnswer(keyOf(parsed), () => readPage(parsed));
}

/** The JSON text if it need not be made anew, else null. @throws AppError MALFORMED */
export function findProductsJson(filter: CatalogFilter): string | null {
  return findAnswer(keyOf(parseFilter(filter)));
}

function parseFilter(filter: CatalogFilter): ParsedCatalogFilter {
  const given = Object.entries(filter).filter(([, value]) => value);
  const parsed = catalogFilter.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const errors = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join("."), [issue.message]]),
  );
  throw refusal("MALFORMED", errors, parsed.error);
}

function keyOf({ location, category, q, cursor, language }: ParsedCatalogFilter): string {
  return `list ${JSON.stringify([location, category, q, cursor, language])}`;
}

async function readPage(filter: ParsedCatalogFilter): Promise<string> {
  const values: unknown[] = [filter.cursor ?? 0];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const here = filter.location && bind(filter.location);
  const category = filter.category && bind(filter.category);
  const conditions = [
    "p.is_active",
    category && `p.category_id = (SELECT id FROM category WHERE ${category} IN (id, slug))`,
    filter.q && `p.search_text LIKE lower(${bind(containing(filter.q))})`,
  ];
  const condition = conditions.filter(Boolean).join(" AND ");
  const language = filter.language && bind(filter.language);
  const card = CARD(language ? translated("title", language) : "p.title");
  const places = rememberPart(`places ${filter.language}`, () => readPlaces(filter.language));
  const rows = await query<Row>({
    // A search is planned anew each time: how many products hold a word decides which way is short.
    ...(filter.q ? {} : { name: nameOf(filter) }),
    text: here
      ? pageText(productsAt(card, here, condition), offersAt(here))
      : pageText(productsOf(card, condition), ""),
    values,
  });
  return `{${await places},${writePage(rows)}}`;
}

function nameOf({ location, category, language }: ParsedCatalogFilter): string {
  return `list${location ? "_location" : ""}${category ? "_category" : ""}${language ? "_translated" : ""}`;
}

// A row for each offer, in order; of one product more than a page has, so that it is known whether another page follows.
function writePage(rows: readonly Row[]): string {
  const cards = new Map<number, ProductCard & { offers: OfferView[] }>();
  for (const row of rows) {
    const { position, id, slug, title, kind, category_id, image_url } = row;
    const known = cards.get(position);
    if (known) known.offers.push(toOffer(row));
    else
      cards.set(position, {
        id,
        slug,
        title,
        kind,
        category_id,
        image_url,
        offers: [toOffer(row)],
      });
  }
  const products = [...cards.values()].slice(0, PAGE_LENGTH);
  const last = [...cards.keys()][PAGE_LENGTH - 1];
  const next = cards.size > PAGE_LENGTH ? Buffer.from(String(last)).toString("base64url") : null;
  return `"products":${JSON.stringify(products)},"next_cursor":${JSON.stringify(next)}`;
}

// On every page and the same for all who read a language: read once for those that are made meanwhile.
async function readPlaces(language: TextLanguage | undefined): Promise<string> {
  const row = await queryOne<{ locations: string; categories: string }>({
    name: "list_places",
    text: PLACES,
    values: [language ?? null],
  });
  return `"locations":${row.locations},"categories":${row.categories}`;
}

// Products that have something to sell.
function productsOf(card: string, condition: string): string {
  return `
SELECT ${card} FROM product p
 WHERE p.position > ${AFTER} AND ${condition} AND EXISTS (SELECT FROM offer o WHERE o.product_id = p.id AND o.is_active)
 ORDER BY p.position LIMIT ${PAGE_LENGTH + 1}`;
}

// Products that have something to sell there: the first ones of each district, then the first of all.
function productsAt(card: string, here: string, condition: string): string {
  return `
SELECT ${card} FROM (
  SELECT DISTINCT near.product_position AS position FROM location l
   CROSS JOIN LATERAL (
     SELECT DISTINCT o.product_position FROM offer o JOIN product p ON p.id = o.product_id
      WHERE o.location_id = l.id AND o.is_active AND o.product_position > ${AFTER} AND ${condition}
      ORDER BY o.product_position LIMIT ${PAGE_LENGTH + 1}) AS near
   WHERE ${here} IN (l.id, l.parent_id) ORDER BY position LIMIT ${PAGE_LENGTH + 1}) AS found
  JOIN product p ON p.position = found.position`;
}

function offersAt(here: string): string {
  return `AND (o.location_id IS NULL OR o.location_id IN (SELECT id FROM location WHERE ${here} IN (id, parent_id)))`;
}

function pageText(products: string, offersWhere: string): string {
  return `
SELECT p.*, ${OFFER_COLUMNS}
  FROM (${products}) AS p JOIN offer o ON o.product_id = p.id AND o.is_active ${offersWhere}
 ORDER BY p.position, o.position, o.id`;
}

import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { findAnswer, rememberAnswer } from "./remember-answer";
import { type ProductCard, type ProductDetail, SLUG } from "./rules";
import { OFFER_COLUMNS, type OfferColumns, toOffer } from "./select-offers";

const OPENING_HOURS = `
  (SELECT coalesce(json_agg(json_build_object('location_id', h.id, 'text', h.text) ORDER BY h.id), '[]') FROM (
     SELECT DISTINCT l.id, coalesce(nullif(l.opening_hours, ''), c.opening_hours, '') AS text
       FROM offer at JOIN location l ON l.id = at.location_id LEFT JOIN location c ON c.id = l.parent_id
      WHERE at.product_id = p.id AND at.is_active) AS h WHERE h.text <> '')`;

const GET = `
SELECT p.id, p.slug, p.title, p.kind, p.category_id, p.description,
       ARRAY(SELECT i.url FROM product_image i WHERE i.product_id = p.id ORDER BY i.position) AS image_urls,
       ARRAY(SELECT i.alt FROM product_image i WHERE i.product_id = p.id ORDER BY i.position) AS image_alts,
       ${OPENING_HOURS} AS opening_hours, ${OFFER_COLUMNS}
  FROM product p LEFT JOIN offer o ON o.product_id = p.id AND o.is_active
 WHERE p.slug = $1 AND p.is_active ORDER BY o.position, o.id`;

type Row = Omit<ProductDetail, "image_url" | "offers"> & (OfferColumns | { offer_id: null });

/** A product with all its offers, for our own pages. The data is at most 2 s old. @throws AppError NOT_FOUND */
export async function getProduct(slug: string): Promise<ProductDetail> {
  return JSON.parse(await getProductJson(slug));
}

/** The same as JSON text. @throws AppError NOT_FOUND */
export async function getProductJson(slug: string): Promise<string> {
  if (!SLUG.test(slug)) throw new AppError("NOT_FOUND");
  return rememberAnswer(`product ${slug}`, () => readProduct(slug));
}

async function readProduct(wanted: string): Promise<string> {
  const rows = await query<Row>({ name: "get_product", text: GET, values: [wanted] });
  const [row] = rows;
  if (!row) throw new AppError("NOT_FOUND");
  const { id, slug, title, kind, category_id, description, image_urls, image_alts } = row;
  const offers = rows.flatMap((each) => (each.offer_id === null ? [] : [toOffer(each)]));
  const image_url = image_urls[0] ?? null;
  const card: ProductCard = { id, slug, title, kind, category_id, image_url, offers };
  const detail = { ...card, description, image_urls, image_alts, opening_hours: row.opening_hours };
  return JSON.stringify(detail satisfies ProductDetail);
}

/** The JSON text if it need not be made anew, else null. */
export function findProductJson(slug: string): string | null {
  return findAnswer(`product ${slug}`);
}

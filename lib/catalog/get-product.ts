import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { findAnswer, rememberAnswer } from "./remember-answer";
import { type ProductCard, type ProductDetail, SLUG, type TextLanguage } from "./rules";
import { OFFER_COLUMNS, type OfferColumns, toOffer } from "./select-offers";
import { translated } from "./select-translation";

const OPENING_HOURS = `
  (SELECT coalesce(json_agg(json_build_object('location_id', h.id, 'text', h.text) ORDER BY h.id), '[]') FROM (
     SELECT DISTINCT l.id, coalesce(nullif(l.opening_hours, ''), c.opening_hours, '') AS text
       FROM offer at JOIN location l ON l.id = at.location_id LEFT JOIN location c ON c.id = l.parent_id
      WHERE at.product_id = p.id AND at.is_active) AS h WHERE h.text <> '')`;

const SELECT = `
SELECT p.id, p.slug, ${translated("title", "$2")} AS title, p.kind, p.category_id, ${translated("description", "$2")} AS description,
       ARRAY(SELECT i.url FROM product_image i WHERE i.product_id = p.id ORDER BY i.position) AS image_urls,
       ARRAY(SELECT i.alt FROM product_image i WHERE i.product_id = p.id ORDER BY i.position) AS image_alts,
       ${OPENING_HOURS} AS opening_hours, ${OFFER_COLUMNS}
  FROM product p LEFT JOIN offer o ON o.product_id = p.id AND o.is_active`;

const GET = `${SELECT} WHERE p.slug = $1 AND p.is_active ORDER BY o.position, o.id`;
const FIND = `${SELECT} WHERE p.is_active AND p.id = coalesce($1, (SELECT product_id FROM offer WHERE id = $3)) ORDER BY o.position, o.id`;
const PREVIEW = `${SELECT} WHERE p.id = $1 ORDER BY o.position, o.id`;

type Row = Omit<ProductDetail, "image_url" | "offers"> & (OfferColumns | { offer_id: null });

/** Which product, and what it is read in, where it is translated. */
type Wanted = { readonly slug: string; readonly language?: TextLanguage | undefined };

/** The same by its id, or by that of one of its offers. */
type Found = (
  | { readonly productId: string; readonly offerId?: undefined }
  | { readonly offerId: string; readonly productId?: undefined }
) & { readonly language?: TextLanguage | undefined };

type Preview = { readonly id: string; readonly language?: TextLanguage | undefined };

/** A product with all its offers, for our own pages. The data is at most 2 s old. @throws AppError NOT_FOUND */
export async function getProduct(wanted: Wanted): Promise<ProductDetail> {
  return JSON.parse(await getProductJson(wanted));
}

/** The same as JSON text. @throws AppError NOT_FOUND */
export async function getProductJson(wanted: Wanted): Promise<string> {
  if (!SLUG.test(wanted.slug)) throw new AppError("NOT_FOUND");
  return rememberAnswer(keyOf(wanted), () => readProduct(wanted));
}

async function readProduct(wanted: Wanted): Promise<string> {
  const values = [wanted.slug, wanted.language ?? null];
  return JSON.stringify(toDetail(await query<Row>({ name: "get_product", text: GET, values })));
}

/** A product on sale, as it is right now. @throws AppError NOT_FOUND */
export async function findProduct({ productId, offerId, language }: Found): Promise<ProductDetail> {
  const values = [productId ?? null, language ?? null, offerId ?? null];
  return toDetail(await query<Row>({ name: "find_product", text: FIND, values }));
}

/** A product as shoppers would see it, though they may not yet, or no more. @throws AppError NOT_FOUND */
export async function previewProduct({ id, language }: Preview): Promise<ProductDetail> {
  const values = [id, language ?? null];
  return toDetail(await query<Row>({ name: "preview_product", text: PREVIEW, values }));
}

function toDetail(rows: readonly Row[]): ProductDetail {
  const [row] = rows;
  if (!row) throw new AppError("NOT_FOUND");
  const { id, slug, title, kind, category_id, description, image_urls, image_alts } = row;
  const offers = rows.flatMap((each) => (each.offer_id === null ? [] : [toOffer(each)]));
  const image_url = image_urls[0] ?? null;
  const card: ProductCard = { id, slug, title, kind, category_id, image_url, offers };
  return { ...card, description, image_urls, image_alts, opening_hours: row.opening_hours };
}

/** The JSON text if it need not be made anew, else null. */
export function findProductJson(wanted: Wanted): string | null {
  return findAnswer(keyOf(wanted));
}

function keyOf({ slug, language }: Wanted): string {
  return `product ${slug} ${language}`;
}

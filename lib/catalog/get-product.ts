import { queryOne } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { findAnswer, rememberAnswer } from "./remember-answer";
import { type ProductDetail, SLUG } from "./rules";
import { selectOffers } from "./select-offers";

const GET = `
SELECT json_build_object(
  'id', p.id, 'slug', p.slug, 'title', p.title, 'kind', p.kind, 'category_id', p.category_id,
  'image_url', images.urls ->> 0, 'offers', ${selectOffers()}, 'description', p.description, 'image_urls', images.urls)::text AS product
  FROM product p
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(i.url ORDER BY i.position), '[]') AS urls FROM product_image i WHERE i.product_id = p.id) AS images
 WHERE p.slug = $1 AND p.is_active`;

/** A product with all its offers, for our own pages. The data is at most 2 s old. @throws AppError NOT_FOUND */
export async function getProduct(slug: string): Promise<ProductDetail> {
  return JSON.parse(await getProductJson(slug));
}

/** The same as JSON text, as PostgreSQL wrote it. @throws AppError NOT_FOUND */
export async function getProductJson(slug: string): Promise<string> {
  if (!SLUG.test(slug)) throw new AppError("NOT_FOUND");
  return rememberAnswer(`product ${slug}`, async () => {
    const row = await queryOne<{ product: string }>({
      name: "get_product",
      text: GET,
      values: [slug],
    });
    return row.product;
  });
}

/** The JSON text if it need not be made anew, else null. */
export function findProductJson(slug: string): string | null {
  return findAnswer(`product ${slug}`);
}

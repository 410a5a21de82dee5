import { decimal } from "@/lib/sql";
import { available } from "./select-offers";
import { STATE } from "./select-state";

const OFFERS = `
  SELECT coalesce(json_agg(json_build_object(
    'id', o.id, 'title', o.title, 'location_id', o.location_id, 'location_name', l.name, 'price', ${decimal("o.price_minor")},
    'currency', (SELECT currency FROM shop), 'available', (${available("o")})::int, 'is_unlimited', o.is_unlimited,
    'is_active', o.is_active, 'low_stock_at', o.low_stock_at, 'version', o.version) ORDER BY o.position, o.id), '[]')
    FROM offer o LEFT JOIN location l ON l.id = o.location_id WHERE o.product_id = p.id`;

/** SQL text: the columns of product `p` in category `c`, as those who run the shop see it. */
export const PRODUCT_ITEM = `
  p.id, p.slug, p.title, p.kind, p.category_id, c.title AS category_title, ${STATE} AS state, p.version,
  (SELECT i.url FROM product_image i WHERE i.product_id = p.id ORDER BY i.position LIMIT 1) AS image_url,
  ARRAY(SELECT t.language FROM product_translation t WHERE t.product_id = p.id ORDER BY t.language) AS languages,
  (${OFFERS}) AS offers`;

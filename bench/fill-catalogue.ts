import { query } from "@/lib/db";
import { addUnits } from "@/test/factories";

const CATEGORIES = 20;
const CITIES = 10;
const DISTRICTS = 3; // of each city

/**
 * A catalogue of that many products: three in five sold everywhere with one offer, the others in a city's district and in another's, one in
 * ten offers unlimited, three units in stock of the rest, words shared by many titles and by few.
 */
export async function fillCatalogue(products: number): Promise<void> {
  await query({
    text: `INSERT INTO category (id, slug, title, position) SELECT 'cat_' || n, 'category-' || n, 'Category ' || n, n FROM generate_series(1, ${CATEGORIES}) AS n`,
  });
  await query({
    text: `INSERT INTO location (id, name, position) SELECT 'city-' || n, 'City ' || n, n FROM generate_series(1, ${CITIES}) AS n`,
  });
  await query({
    text: `INSERT INTO location (id, name, parent_id, position)
           SELECT 'district-' || c || '-' || d, 'District ' || d, 'city-' || c, d FROM generate_series(1, ${CITIES}) AS c, generate_series(1, ${DISTRICTS}) AS d`,
  });
  await inBatches(products, addProducts);
  await addUnits("off_000000001_1", [
    "the oldest unit: a shop opens only with the key of that one",
  ]);
  await query({ text: "VACUUM ANALYZE" });
}

// Batches: no statement of the product's pool may take longer than its time limit.
async function inBatches(count: number, add: (from: number, to: number) => Promise<void>) {
  const batch = 5_000;
  for (let from = 1; from <= count; from += batch)
    await add(from, Math.min(from + batch - 1, count));
}

async function addProducts(from: number, to: number): Promise<void> {
  const values = [from, to];
  await query({
    text: `INSERT INTO product (id, slug, title, description, kind, category_id)
           SELECT 'prod_' || lpad(n::text, 9, '0'), 'product-' || n, (ARRAY['Voucher', 'Licence', 'Ticket', 'Guide'])[1 + n % 4] || ' number ' || n || ' ' || substr(md5(n::text), 1, 8),
                  repeat('What it is and how it is used. ', 10), CASE n % 5 < 3 WHEN true THEN 'digital' ELSE 'pickup' END::product_kind, 'cat_' || 1 + n % ${CATEGORIES}
             FROM generate_series($1::int, $2::int) AS n`,
    values,
  });
  await query({
    text: `INSERT INTO product_image (product_id, position, url)
           SELECT 'prod_' || lpad(n::text, 9, '0'), 1, '/demo/card.svg' FROM generate_series($1::int, $2::int) AS n`,
    values,
  });
  await query({
    text: `INSERT INTO offer (id, product_id, location_id, title, price_minor, is_unlimited, position)
           SELECT 'off_' || lpad(n::text, 9, '0') || '_' || k, 'prod_' || lpad(n::text, 9, '0'),
                  CASE WHEN n % 5 >= 3 THEN 'district-' || 1 + (n / 7 + k) % ${CITIES} || '-' || 1 + (n / 3) % ${DISTRICTS} END,
                  'Variant ' || k, 500 + n % 9000, n % 10 = 0, k
             FROM generate_series($1::int, $2::int) AS n, generate_series(1, 2) AS k WHERE n % 5 >= 3 OR k = 1`,
    values,
  });
  await query({
    text: `INSERT INTO stock_unit (id, offer_id, sealed_payload, fingerprint)
           SELECT 'unt_' || o.id || '_' || k, o.id, decode(repeat('00', 60), 'hex'), sha256(convert_to(o.id || k, 'UTF8'))
             FROM offer o, generate_series(1, 3) AS k
            WHERE NOT o.is_unlimited AND o.product_id BETWEEN 'prod_' || lpad($1::text, 9, '0') AND 'prod_' || lpad($2::text, 9, '0')`,
    values,
  });
}

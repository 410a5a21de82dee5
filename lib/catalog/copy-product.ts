import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { type Caller, signature } from "@/lib/staff/rules";
import { slugTaken } from "./create-product";
import { holdOffers } from "./hold-offers";

type Copy = { readonly caller: Caller; readonly id: string; readonly slug?: string | undefined };

const SLUG_LENGTH_MAX = 61;
const TRIES_MAX = 100;

const PRODUCT = `
INSERT INTO product (id, slug, title, description, kind, category_id, is_active)
SELECT $2, $3, title, description, kind, category_id, false FROM product WHERE id = $1 ON CONFLICT (slug) DO NOTHING RETURNING title`;
const PARTS = [
  "INSERT INTO product_translation (product_id, language, title, description) SELECT $2, language, title, description FROM product_translation WHERE product_id = $1",
  "INSERT INTO product_image (product_id, position, url, picture_id, alt) SELECT $2, position, url, picture_id, alt FROM product_image WHERE product_id = $1",
];
const OFFERS = "SELECT id FROM offer WHERE product_id = $1 ORDER BY position, id";
const OFFER = `
INSERT INTO offer (id, product_id, location_id, title, price_minor, is_unlimited, is_active, position, low_stock_at)
SELECT $2, $3, location_id, title, price_minor, is_unlimited, false, position, low_stock_at FROM offer WHERE id = $1`;

/**
 * Makes a product like another one, with its texts, pictures and offers; all of it inactive, and without stock. Returns its id.
 * @throws AppError NOT_FOUND, TAKEN (the slug)
 */
export async function copyProduct({ caller, id, slug }: Copy): Promise<string> {
  const copyId = newId("product");
  await transaction(async (tx) => {
    await holdOffers(tx, id);
    const copySlug = slug ?? (await findFreeSlug(tx, id));
    const [copy] = await tx.query<{ title: string }>({
      text: PRODUCT,
      values: [id, copyId, copySlug],
    });
    if (!copy) throw slugTaken();
    for (const text of PARTS) await tx.query({ text, values: [id, copyId] });
    const offers = await tx.query<{ id: string }>({ text: OFFERS, values: [id] });
    for (const offer of offers)
      await tx.query({ text: OFFER, values: [offer.id, newId("offer"), copyId] });
    await recordAct(tx, {
      ...signature(caller),
      act: "product.copy",
      subject: copyId,
      after: { copy_of: id, slug: copySlug, title: copy.title, offers: offers.length },
    });
  });
  return copyId;
}

/** `tea-copy`, or with the first number that is free. */
async function findFreeSlug(tx: Transaction, id: string): Promise<string> {
  const text = `
SELECT wanted.slug FROM product p
 CROSS JOIN generate_series(1, ${TRIES_MAX}) AS n
 CROSS JOIN LATERAL (SELECT '-copy' || CASE WHEN n = 1 THEN '' ELSE '-' || n END AS ending) AS e
 CROSS JOIN LATERAL (SELECT left(p.slug, ${SLUG_LENGTH_MAX} - length(e.ending)) || e.ending AS slug) AS wanted
 WHERE p.id = $1 AND NOT EXISTS (SELECT FROM product other WHERE other.slug = wanted.slug) ORDER BY n LIMIT 1`;
  const [row] = await tx.query<{ slug: string }>({ text, values: [id] });
  if (!row) throw slugTaken();
  return row.slug;
}

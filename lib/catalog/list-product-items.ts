import { query, queryOne } from "@/lib/db";
import { containing } from "@/lib/list/rules";
import { cutPage, type Page } from "@/lib/page";
import { type NarrowedList, narrowList } from "@/lib/sql";
import { PRODUCT_STATES, type ProductItem, type ProductItemPage } from "./rules";
import type { ProductQuery } from "./schema";
import { PRODUCT_ITEM } from "./select-items";
import { STATE } from "./select-state";

const PAGE_LENGTH = 50;

/** SQL text: how offer `o` stands, asked with as little counting as it takes. */
const STOCK = {
  low: "NOT o.is_unlimited AND count_free_units(o.id, o.low_stock_at + 1) BETWEEN 1 AND o.low_stock_at",
  sold_out:
    "CASE WHEN o.is_unlimited THEN NOT EXISTS (SELECT FROM shared_payload s WHERE s.offer_id = o.id) ELSE count_free_units(o.id, 1) = 0 END",
};

type Row = ProductItem & { position: number };

/** A page of the products in the shop's order, for those who run it: every condition that is given holds. Archived ones only when asked for. */
export async function listProductItems(wanted: ProductQuery): Promise<ProductItemPage> {
  const [page, counts] = await Promise.all([readPage(wanted), countStates(wanted)]);
  return { ...page, counts };
}

async function readPage(wanted: ProductQuery): Promise<Page<ProductItem>> {
  const list = narrow(wanted);
  if (wanted.state === undefined) list.add("p.archived_at IS NULL");
  list.when(wanted.state, (place) => `${STATE} = ${place}`);
  list.when(wanted.cursor, (place) => `p.position > ${place}`);
  const text = `
SELECT ${PRODUCT_ITEM}, p.position FROM product p JOIN category c ON c.id = p.category_id
 WHERE ${list.where()} ORDER BY p.position LIMIT ${PAGE_LENGTH + 1}`;
  const rows = await query<Row>({ text, values: list.values });
  const { items, ...page } = cutPage(rows, PAGE_LENGTH, ({ position }) =>
    Buffer.from(String(position)).toString("base64url"),
  );
  return { ...page, items: items.map(({ position: _, ...item }) => item) };
}

function countStates(wanted: ProductQuery): Promise<ProductItemPage["counts"]> {
  const list = narrow(wanted);
  const counts = PRODUCT_STATES.map(
    (state) => `count(*) FILTER (WHERE ${STATE} = '${state}')::int AS ${state}`,
  );
  const text = `SELECT ${counts.join(", ")} FROM product p WHERE ${list.where()}`;
  return queryOne<ProductItemPage["counts"]>({ text, values: list.values });
}

function narrow({ q, category, kind, location, stock }: ProductQuery): NarrowedList {
  const list = narrowList();
  // A search of blanks only is none.
  list.when(q ? containing(q) : undefined, (place) => {
    return `(p.search_text LIKE lower(${place}) OR p.slug LIKE lower(${place}))`;
  });
  list.when(category, (place) => `p.category_id = ${place}`);
  list.when(kind, (place) => `p.kind = ${place}::product_kind`);
  list.when(location, (place) => {
    const offers = "SELECT FROM offer o JOIN location l ON l.id = o.location_id";
    return `EXISTS (${offers} WHERE o.product_id = p.id AND ${place} IN (l.id, l.parent_id))`;
  });
  if (stock) {
    const offers = "SELECT FROM offer o WHERE o.product_id = p.id AND o.is_active";
    list.add(`EXISTS (${offers} AND ${STOCK[stock]})`);
  }
  return list;
}

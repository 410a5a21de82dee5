import { query, queryOne } from "@/lib/db";
import type { ProductItem, ProductItemPage } from "./rules";
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
  const { conditions, values } = where(wanted);
  const state = wanted.state ? `${STATE} = '${wanted.state}'` : "p.archived_at IS NULL";
  const after = `p.position > ${wanted.cursor ?? 0}`;
  const text = `
SELECT ${PRODUCT_ITEM}, p.position FROM product p JOIN category c ON c.id = p.category_id
 WHERE ${[...conditions, state, after].join(" AND ")} ORDER BY p.position LIMIT ${PAGE_LENGTH + 1}`;
  const [rows, counts] = await Promise.all([
    query<Row>({ text, values }),
    queryOne<ProductItemPage["counts"]>({ text: countText(conditions), values }),
  ]);
  const page = rows.slice(0, PAGE_LENGTH);
  const last = page.at(-1)?.position;
  const next = rows.length > PAGE_LENGTH ? Buffer.from(String(last)).toString("base64url") : null;
  return { items: page.map(({ position: _, ...item }) => item), next_cursor: next, counts };
}

function countText(conditions: readonly string[]): string {
  const counts = ["active", "inactive", "archived"].map(
    (state) => `count(*) FILTER (WHERE ${STATE} = '${state}')::int AS ${state}`,
  );
  return `SELECT ${counts.join(", ")} FROM product p WHERE ${conditions.join(" AND ")}`;
}

function where({ q, category, kind, location, stock }: ProductQuery) {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = ["true"];
  if (q) {
    const like = `lower(${bind(`%${q.replaceAll(/[\\%_]/g, "\\$&")}%`)})`;
    conditions.push(`(p.search_text LIKE ${like} OR p.slug LIKE ${like})`);
  }
  if (category) conditions.push(`p.category_id = ${bind(category)}`);
  if (kind) conditions.push(`p.kind = ${bind(kind)}::product_kind`);
  if (location)
    conditions.push(
      `EXISTS (SELECT FROM offer o JOIN location l ON l.id = o.location_id WHERE o.product_id = p.id AND ${bind(location)} IN (l.id, l.parent_id))`,
    );
  if (stock)
    conditions.push(
      `EXISTS (SELECT FROM offer o WHERE o.product_id = p.id AND o.is_active AND ${STOCK[stock]})`,
    );
  return { conditions, values };
}

import { query } from "@/lib/db";
import type { StockView } from "./rules";
import { type StockQuery, stockPlace } from "./schema";
import {
  HAS_GOODS,
  IS_LOW,
  STOCK_COLUMNS,
  STOCK_TABLES,
  type StockRow,
  toStock,
} from "./select-stock";

const PAGE = 30;

/** A page of offers in the order of the catalogue, and how it goes on. */
export type StockPage = {
  readonly items: readonly StockView[];
  readonly next_cursor: string | null;
};

const STATES: Record<NonNullable<StockQuery["state"]>, string> = {
  low: IS_LOW,
  empty: `NOT ${HAS_GOODS}`,
  sellable: `o.is_active AND p.is_active AND ${HAS_GOODS}`,
  unsellable: `NOT (o.is_active AND p.is_active AND ${HAS_GOODS})`,
};

/** A page of offers with their stock, archived products apart: every condition that is given holds. */
export async function listStock(wanted: StockQuery): Promise<StockPage> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = ["p.archived_at IS NULL"];
  const { q, state, product, location, cursor } = wanted;
  if (q) {
    const like = `'%' || lower(${bind(q.replaceAll(/[\\%_]/g, "\\$&"))}) || '%'`;
    conditions.push(`(p.search_text LIKE ${like} OR lower(o.title) LIKE ${like})`);
  }
  if (product) conditions.push(`p.id = ${bind(product)}`);
  if (location) {
    const here = bind(location);
    conditions.push(`o.location_id IN (SELECT id FROM location WHERE ${here} IN (id, parent_id))`);
  }
  if (state) conditions.push(STATES[state]);
  if (cursor) {
    const place = readPlace(cursor).map(bind).join(", ");
    conditions.push(`(p.position, o.position, o.id) > (${place})`);
  }
  const text = `SELECT ${STOCK_COLUMNS} FROM ${STOCK_TABLES} WHERE ${conditions.join(" AND ")}
    ORDER BY p.position, o.position, o.id LIMIT ${PAGE + 1}`;
  const rows = await query<StockRow>({ text, values }); // unnamed: planned for just these conditions
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return { items: page.map(toStock), next_cursor: last ? writePlace(last) : null };
}

function writePlace({ position, offer_position, offer_id }: StockRow): string {
  return Buffer.from(JSON.stringify([position, offer_position, offer_id])).toString("base64url");
}

function readPlace(cursor: string): unknown[] {
  return stockPlace.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
}

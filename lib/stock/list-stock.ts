import { query } from "@/lib/db";
import { containing } from "@/lib/list/rules";
import { cutPage, type Page } from "@/lib/page";
import { type NarrowedList, narrowList } from "@/lib/sql";
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

const STATES: Record<NonNullable<StockQuery["state"]>, string> = {
  low: IS_LOW,
  empty: `NOT ${HAS_GOODS}`,
  sellable: `o.is_active AND p.is_active AND ${HAS_GOODS}`,
  unsellable: `NOT (o.is_active AND p.is_active AND ${HAS_GOODS})`,
};

/** A page of offers with their stock, archived products apart: every condition that is given holds. */
export async function listStock(wanted: StockQuery): Promise<Page<StockView>> {
  const list = narrow(wanted);
  const text = `SELECT ${STOCK_COLUMNS} FROM ${STOCK_TABLES} WHERE ${list.where()}
    ORDER BY p.position, o.position, o.id LIMIT ${PAGE + 1}`;
  const rows = await query<StockRow>({ text, values: list.values }); // unnamed: planned for just these conditions
  const { items, ...page } = cutPage(rows, PAGE, writePlace);
  return { ...page, items: items.map(toStock) };
}

function narrow({ q, state, product, location, cursor }: StockQuery): NarrowedList {
  const list = narrowList();
  list.add("p.archived_at IS NULL");
  list.when(q && containing(q), (place) => {
    return `(p.search_text LIKE lower(${place}) OR lower(o.title) LIKE lower(${place}))`;
  });
  list.when(product, (place) => `p.id = ${place}`);
  list.when(location, (place) => {
    return `o.location_id IN (SELECT id FROM location WHERE ${place} IN (id, parent_id))`;
  });
  if (state) list.add(STATES[state]);
  if (cursor) {
    const place = readPlace(cursor).map(list.bind).join(", ");
    list.add(`(p.position, o.position, o.id) > (${place})`);
  }
  return list;
}

function writePlace({ position, offer_position, offer_id }: StockRow): string {
  return Buffer.from(JSON.stringify([position, offer_position, offer_id])).toString("base64url");
}

function readPlace(cursor: string): unknown[] {
  return stockPlace.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
}

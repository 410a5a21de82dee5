import { query } from "@/lib/db";
import type { StockView } from "./rules";
import { IS_LOW, STOCK_COLUMNS, STOCK_TABLES, type StockRow, toStock } from "./select-stock";

/** A page of offers, those that run low first. */
export type StockLevels = {
  readonly items: readonly StockView[];
  readonly page: number;
  readonly pages: number;
  /** How many offers run low, on all pages. */
  readonly low: number;
};

type Wanted = {
  /** From 1; beyond the last one it is the last. */
  readonly page: number;
  readonly length: number;
};

const PLACES = `
SELECT o.id, ${IS_LOW} AS is_low FROM ${STOCK_TABLES} WHERE p.archived_at IS NULL
 ORDER BY 2 DESC, p.position, o.position, o.id`;

const LIST = `
SELECT ${STOCK_COLUMNS} FROM ${STOCK_TABLES} JOIN unnest($1::text[]) WITH ORDINALITY AS place (id, number) ON place.id = o.id ORDER BY place.number`;

/** Every offer that is not archived with its stock, page by page: those down to their threshold first, then in the order of the catalogue. */
export async function listStockLevels({ page, length }: Wanted): Promise<StockLevels> {
  const places = await query<{ id: string; is_low: boolean }>({ text: PLACES });
  const pages = Math.max(1, Math.ceil(places.length / length));
  const read = Math.min(Math.max(1, page), pages);
  const ids = places.slice((read - 1) * length, read * length).map(({ id }) => id);
  const rows = await query<StockRow>({ name: "list_stock_levels", text: LIST, values: [ids] });
  const low = places.filter((place) => place.is_low).length;
  return { items: rows.map(toStock), page: read, pages, low };
}

import { query } from "@/lib/db";
import type { StockLevel } from "./rules";
import { IS_LOW, LEVEL_COLUMNS, STOCK_TABLES } from "./select-stock";

/** A page of offers, those that run low first. */
export type StockLevels = {
  readonly items: readonly StockLevel[];
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
SELECT ${LEVEL_COLUMNS}, place.is_low FROM ${STOCK_TABLES} JOIN unnest($1::text[], $2::boolean[]) WITH ORDINALITY AS place (id, is_low, number) ON place.id = o.id ORDER BY place.number`;

/** Every offer that is not archived with its stock, page by page: those down to their threshold first, then in the order of the catalogue. */
export async function listStockLevels({ page, length }: Wanted): Promise<StockLevels> {
  const places = await query<{ id: string; is_low: boolean }>({ text: PLACES });
  const pages = Math.max(1, Math.ceil(places.length / length));
  const read = Math.min(Math.max(1, page), pages);
  const here = places.slice((read - 1) * length, read * length);
  const values = [here.map(({ id }) => id), here.map((place) => place.is_low)];
  const items = await query<StockLevel>({ name: "list_stock_levels", text: LIST, values });
  const low = places.filter((place) => place.is_low).length;
  return { items, page: read, pages, low };
}

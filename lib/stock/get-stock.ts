import { queryOne } from "@/lib/db";
import type { StockView } from "./rules";
import { STOCK_COLUMNS, STOCK_TABLES, type StockRow, toStock } from "./select-stock";

const GET = `SELECT ${STOCK_COLUMNS} FROM ${STOCK_TABLES} WHERE o.id = $1`;

/** The stock of one offer. @throws AppError NOT_FOUND */
export async function getStock({ offerId }: { offerId: string }): Promise<StockView> {
  return toStock(await queryOne<StockRow>({ name: "get_stock", text: GET, values: [offerId] }));
}

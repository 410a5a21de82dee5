import { COUNTED_MAX, type StockView } from "./rules";

/** A row of `STOCK_COLUMNS`. */
export type StockRow = Omit<StockView, "is_low" | "is_sellable"> & {
  position: number;
  offer_position: number;
};

/** SQL text: an offer `o` of product `p` at location `l`, with what is left of it. What is gone is not counted: that grows for ever. */
export const LEVEL_COLUMNS = `
  o.id AS offer_id, p.title AS product_title, o.title AS offer_title, l.name AS location_name, o.is_unlimited,
  o.is_active AND p.is_active AS is_active, o.low_stock_at, ${count("free")} AS free`;

/** SQL text: the same with its units counted by state. */
export const STOCK_COLUMNS = `${LEVEL_COLUMNS},
  p.id AS product_id, p.slug AS product_slug, p.position, o.position AS offer_position, p.kind,
  ${count("reserved")} AS reserved, ${count("sold")} AS sold, ${count("void")} AS void,
  (SELECT max(version) FROM shared_payload s WHERE s.offer_id = o.id) AS version`;

export const STOCK_TABLES = `
  offer o JOIN product p ON p.id = o.product_id LEFT JOIN location l ON l.id = o.location_id`;

/** SQL text: down to the threshold; what lasts for ever never is. */
export const IS_LOW =
  "NOT o.is_unlimited AND o.is_active AND p.is_active AND count_free_units(o.id, o.low_stock_at + 1) <= o.low_stock_at";

/** SQL text: there is something to deliver. */
export const HAS_GOODS = `CASE WHEN o.is_unlimited THEN EXISTS (SELECT FROM shared_payload s WHERE s.offer_id = o.id)
  ELSE EXISTS (SELECT FROM stock_unit u WHERE u.offer_id = o.id AND u.state = 'free') END`;

/** What a row says. */
export function toStock({ position, offer_position, ...row }: StockRow): StockView {
  const hasGoods = row.is_unlimited ? row.version !== null : row.free > 0;
  return {
    ...row,
    is_sellable: row.is_active && hasGoods,
    is_low: row.is_active && !row.is_unlimited && row.free <= row.low_stock_at,
  };
}

function count(state: string): string {
  return `(SELECT count(*) FROM (
    SELECT FROM stock_unit u WHERE u.offer_id = o.id AND u.state = '${state}' LIMIT ${COUNTED_MAX + 1}) AS counted)::int`;
}

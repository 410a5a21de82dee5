import { decimal } from "@/lib/sql";
import type { OfferView } from "./rules";

/** Stock is counted up to this; more is never shown, and nobody can buy that much at once. */
const COUNTED_UNITS_MAX = 10_000;

/** An offer as a row has it, beside what the row has of its product. */
export type OfferColumns = {
  offer_id: string;
  offer_title: string;
  location_id: string | null;
  price: string;
  currency: string;
  available: number | null;
};

/**
 * SQL text: the columns of offer `o`, with what is left of it. An unlimited one has `null` left, or 0 while it has nothing to deliver.
 * Columns, not JSON: PostgreSQL needs as long again to write the JSON as to find the rows.
 */
export const OFFER_COLUMNS = `
  o.id AS offer_id, o.title AS offer_title, o.location_id, ${decimal("o.price_minor")} AS price,
  (SELECT currency FROM shop) AS currency, (${available("o")})::int AS available`;

/** The offer that a row has. */
export function toOffer(row: OfferColumns): OfferView {
  return {
    id: row.offer_id,
    title: row.offer_title,
    location_id: row.location_id,
    price: row.price,
    currency: row.currency,
    available: row.available,
  };
}

/** SQL text: how many units of an offer are free; null when it cannot run out. */
export function available(offer: string): string {
  return `CASE
    WHEN NOT ${offer}.is_unlimited THEN (
      SELECT count(*) FROM (
        SELECT FROM stock_unit u WHERE u.offer_id = ${offer}.id AND u.state = 'free' LIMIT ${COUNTED_UNITS_MAX}) AS counted)
    WHEN NOT EXISTS (SELECT FROM shared_payload s WHERE s.offer_id = ${offer}.id) THEN 0 END`;
}

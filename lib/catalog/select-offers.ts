/** Stock is counted up to this; more is never shown, and nobody can buy that much at once. */
const COUNTED_UNITS_MAX = 10_000;

/**
 * SQL text of a JSON list: the offers of product `p` that can be shown, each with what is left of it. `where` narrows them further.
 * An unlimited offer has `null` left, or 0 while it has nothing to deliver.
 */
export function selectOffers(where = ""): string {
  return `(
  SELECT coalesce(json_agg(json_build_object(
           'id', o.id, 'title', o.title, 'location_id', o.location_id, 'price', ${decimal("o.price_minor")},
           'currency', (SELECT currency FROM shop), 'available', ${available("o")}) ORDER BY o.position, o.id), '[]')
    FROM offer o WHERE o.product_id = p.id AND o.is_active ${where})`;
}

/** SQL text: minor units as a decimal string. */
export function decimal(minor: string): string {
  return `((${minor} / 100)::text || '.' || lpad((${minor} % 100)::text, 2, '0'))`;
}

/** SQL text: how many units of an offer are free; null when it cannot run out. */
export function available(offer: string): string {
  return `CASE
    WHEN NOT ${offer}.is_unlimited THEN (
      SELECT count(*) FROM (
        SELECT FROM stock_unit u WHERE u.offer_id = ${offer}.id AND u.state = 'free' LIMIT ${COUNTED_UNITS_MAX}) AS counted)
    WHEN NOT EXISTS (SELECT FROM shared_payload s WHERE s.offer_id = ${offer}.id) THEN 0 END`;
}

import { env } from "@/lib/env";
import { money, toDecimal } from "@/lib/money";
import type { BatchView } from "./rules";
import { OFFER_TITLE } from "./select-offer-title";

export type BatchRow = Omit<
  BatchView,
  "unit_cost" | "currency" | "created_at" | "sellable_until" | "undone_at"
> & {
  unit_cost_minor: string | null;
  created_at: Date;
  sellable_until: Date | null;
  undone_at: Date | null;
};

/** SQL text: the newest batches `b` of a condition, `limit` of them; only their own units are counted. */
export function selectBatches(where: string, limit: number): string {
  return `
WITH page AS (SELECT b.* FROM stock_batch b WHERE ${where} ORDER BY b.id DESC LIMIT ${limit})
SELECT b.id, b.offer_id, ${OFFER_TITLE} AS offer_title, b.name, b.unit_cost_minor, b.supplier, b.sellable_until, b.unit_count, b.undone_count,
       u.free, u.reserved, u.sold, u.void, coalesce(s.name, b.created_by::text) AS created_by, b.created_at, b.undone_at
  FROM page b
  JOIN offer o ON o.id = b.offer_id
  JOIN product p ON p.id = o.product_id
  LEFT JOIN location l ON l.id = o.location_id
  LEFT JOIN staff s ON s.telegram_id = b.created_by
 CROSS JOIN LATERAL (
   SELECT count(*) FILTER (WHERE state = 'free')::int AS free, count(*) FILTER (WHERE state = 'reserved')::int AS reserved,
          count(*) FILTER (WHERE state = 'sold')::int AS sold, count(*) FILTER (WHERE state = 'void')::int AS void
     FROM stock_unit WHERE batch_id = b.id) AS u
 ORDER BY b.id DESC`;
}

/** A batch as it is shown. */
export function toBatch({ unit_cost_minor: cost, ...row }: BatchRow): BatchView {
  const currency = env().SHOP_CURRENCY;
  return {
    ...row,
    unit_cost: cost === null ? null : toDecimal(money(BigInt(cost), currency)),
    currency,
    sellable_until: row.sellable_until?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    undone_at: row.undone_at?.toISOString() ?? null,
  };
}

import { query, queryOne } from "@/lib/db";
import { env } from "@/lib/env";
import { money, toDecimal } from "@/lib/money";
import { cutPage, type Page } from "@/lib/page";
import { OFFER_TITLE } from "./get-import";
import type { BatchView } from "./rules";
import type { BatchQuery } from "./schema";

const PAGE = 30;

type Row = Omit<
  BatchView,
  "unit_cost" | "currency" | "created_at" | "sellable_until" | "undone_at"
> & {
  unit_cost_minor: string | null;
  created_at: Date;
  sellable_until: Date | null;
  undone_at: Date | null;
};

// Only the page's own batches are counted.
const SELECT = (where: string) => `
WITH page AS (SELECT b.* FROM stock_batch b WHERE ${where} ORDER BY b.id DESC LIMIT ${PAGE + 1})
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

const LIST = SELECT("($1::text IS NULL OR b.offer_id = $1) AND ($2::text IS NULL OR b.id < $2)");
const GET = SELECT("b.id = $1");

/** A page of batches, the newest first. */
export async function listBatches({
  offer_id: offerId,
  cursor,
}: BatchQuery): Promise<Page<BatchView>> {
  const rows = await query<Row>({ text: LIST, values: [offerId ?? null, cursor ?? null] });
  return cutPage(rows.map(toView), PAGE, ({ id }) => id);
}

/** One batch. @throws AppError NOT_FOUND */
export async function getBatch({ batchId }: { batchId: string }): Promise<BatchView> {
  return toView(await queryOne<Row>({ text: GET, values: [batchId] }));
}

function toView({ unit_cost_minor: cost, ...row }: Row): BatchView {
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

import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { money, toDecimal } from "@/lib/money";
import { findPeriod } from "./find-period";
import { type Earned, type ProductReport, percentChange } from "./rules";
import type { PeriodQuery } from "./schema";

type Row = {
  id: string;
  title: string;
  name: string;
  quantity: number;
  gross: string;
  refunds: string;
  cost: string;
  unknown: number;
  free: number;
};

const ROWS_MAX = 10;

// Each refund is laid on the lines of its order by their share, cent by cent: the parts add up to the refund.
const REFUNDED_LINES = `
  SELECT part.order_id, part.offer_id, part.quantity, div(refund.minor * part.upto, part.total) - div(refund.minor * (part.upto - part.minor), part.total) AS minor
    FROM (SELECT t.order_id, -sum(e.amount_minor) AS minor
            FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id AND e.account_id = 'revenue'
           WHERE t.kind = 'refund' AND t.created_at >= $1 AND t.created_at < $2 GROUP BY 1) AS refund
    JOIN LATERAL (
      SELECT l.order_id, l.offer_id, l.quantity, l.quantity * l.unit_price_minor AS minor,
             sum(l.quantity * l.unit_price_minor) OVER (ORDER BY l.position) AS upto, sum(l.quantity * l.unit_price_minor) OVER () AS total
        FROM order_line l WHERE l.order_id = refund.order_id) AS part ON true`;

// Ids sort by time, so that the lines of a period lie in one stretch of their index: its ends are asked for, or all lines would be read.
const LIST_PRODUCTS = `
WITH sale AS MATERIALIZED (SELECT id FROM orders WHERE paid_at >= $1 AND paid_at < $2),
offered AS (
  SELECT l.offer_id, sum(l.quantity) AS quantity, sum(l.quantity * l.unit_price_minor) AS gross, 0 AS refunds, 0 AS cost,
         coalesce(sum(l.quantity) FILTER (WHERE l.is_unlimited), 0) AS unknown
    FROM sale JOIN order_line l ON l.order_id = sale.id AND l.order_id BETWEEN (SELECT min(id) FROM sale) AND (SELECT max(id) FROM sale) GROUP BY 1
   UNION ALL
  SELECT offer_id, 0, 0, sum(minor), 0, 0 FROM (${REFUNDED_LINES}) AS refunded GROUP BY 1
   UNION ALL
  SELECT u.offer_id, 0, 0, 0, coalesce(sum(b.unit_cost_minor), 0), count(*) FILTER (WHERE b.unit_cost_minor IS NULL)
    FROM stock_unit u LEFT JOIN stock_batch b ON b.id = u.batch_id WHERE u.sold_at >= $1 AND u.sold_at < $2 GROUP BY 1),
by_product AS (
  SELECT f.product_id, sum(quantity)::int AS quantity, sum(gross) AS gross, sum(refunds) AS refunds, sum(cost) AS cost, sum(unknown)::int AS unknown
    FROM offered JOIN offer f ON f.id = offered.offer_id GROUP BY 1),
best AS (SELECT * FROM by_product ORDER BY gross - refunds DESC, quantity DESC, product_id LIMIT ${ROWS_MAX})
SELECT '' AS id, '' AS title, coalesce(sum(quantity), 0)::int AS quantity, coalesce(sum(gross), 0)::text AS gross,
       coalesce(sum(refunds), 0)::text AS refunds, coalesce(sum(cost), 0)::text AS cost, coalesce(sum(unknown), 0)::int AS unknown
  FROM by_product
 UNION ALL
(SELECT p.id, p.title, quantity, gross::text, refunds::text, cost::text, unknown
   FROM best JOIN product p ON p.id = best.product_id ORDER BY gross - refunds DESC, quantity DESC, p.id)`;

// A unit earns the price of its line when it goes out, and loses its share of what is given back later; one that was taken out again
// as faulty earns nothing, and has cost what it cost.
const LIST_BATCHES = `
WITH gone AS MATERIALIZED (
  SELECT batch_id, state, order_id, offer_id FROM stock_unit WHERE sold_at >= $1 AND sold_at < $2 AND batch_id IS NOT NULL),
moved AS (
  SELECT u.batch_id, count(*) FILTER (WHERE u.state = 'sold') AS quantity, coalesce(sum(l.unit_price_minor) FILTER (WHERE u.state = 'sold'), 0) AS gross,
         0 AS refunds, count(*) AS used
    FROM gone u LEFT JOIN order_line l ON l.order_id = u.order_id AND l.offer_id = u.offer_id
     AND l.order_id BETWEEN (SELECT min(order_id) FROM gone) AND (SELECT max(order_id) FROM gone) GROUP BY 1
   UNION ALL
  SELECT unit.batch_id, 0, 0, sum(div(refunded.minor * unit.number, refunded.quantity) - div(refunded.minor * (unit.number - 1), refunded.quantity)), 0
    FROM (${REFUNDED_LINES}) AS refunded
    JOIN LATERAL (
      SELECT u.batch_id, row_number() OVER (ORDER BY u.id) AS number FROM stock_unit u
       WHERE u.order_id = refunded.order_id AND u.offer_id = refunded.offer_id AND u.state = 'sold') AS unit ON unit.batch_id IS NOT NULL
   GROUP BY 1),
by_batch AS (SELECT batch_id, sum(quantity)::int AS quantity, sum(gross) AS gross, sum(refunds) AS refunds, sum(used) AS used FROM moved GROUP BY 1),
best AS (SELECT * FROM by_batch ORDER BY gross - refunds DESC, quantity DESC, batch_id LIMIT ${ROWS_MAX})
SELECT b.id, b.name, best.quantity, best.gross::text AS gross, best.refunds::text AS refunds,
       coalesce(b.unit_cost_minor * best.used, 0)::text AS cost, CASE WHEN b.unit_cost_minor IS NULL THEN best.used::int ELSE 0 END AS unknown,
       p.title || CASE WHEN f.title IN ('', p.title) THEN '' ELSE ' · ' || f.title END AS title,
       (SELECT count(*)::int FROM stock_unit u WHERE u.batch_id = b.id AND u.state = 'free') AS free
  FROM best JOIN stock_batch b ON b.id = best.batch_id JOIN offer f ON f.id = b.offer_id JOIN product p ON p.id = f.product_id
 ORDER BY best.gross - best.refunds DESC, best.quantity DESC, b.id`;

/**
 * What was earned with each product and each batch: sales by when they were paid, refunds by when they were booked, costs by when a unit
 * went out. @throws AppError MALFORMED for an unknown time zone
 */
export async function readProducts(asked: PeriodQuery, now: Date): Promise<ProductReport> {
  const { span } = await findPeriod(asked, now);
  const values = [span.startsAt, span.endsAt];
  const [[sum, ...products], batches] = await Promise.all([
    query<Row>({ text: LIST_PRODUCTS, values }),
    query<Row>({ text: LIST_BATCHES, values }),
  ]);
  const nothing = { quantity: 0, gross: "0", refunds: "0", cost: "0", unknown: 0 };
  return {
    currency: env().SHOP_CURRENCY,
    total: earn(sum ?? nothing),
    products: products.map((row) => ({ product_id: row.id, title: row.title, ...earn(row) })),
    batches: batches.map((row) => ({
      ...{ batch_id: row.id, name: row.name, title: row.title, free: row.free },
      ...earn(row),
    })),
  };
}

function earn({
  quantity,
  unknown,
  ...row
}: Pick<Row, "quantity" | "gross" | "refunds" | "cost" | "unknown">): Earned {
  const [gross, refunds, cost] = [BigInt(row.gross), BigInt(row.refunds), BigInt(row.cost)];
  const net = gross - refunds;
  const margin = unknown > 0 ? null : net - cost;
  const say = (minor: bigint) => toDecimal(money(minor, env().SHOP_CURRENCY));
  return {
    quantity,
    gross: say(gross),
    refunds: say(refunds),
    net: say(net),
    cost: say(cost),
    unknown,
    margin: margin === null ? null : say(margin),
    margin_percent: margin === null || net <= 0n ? null : marginPercent(margin, net),
  };
}

function marginPercent(margin: bigint, net: bigint): number | null {
  const change = percentChange({ now: margin, before: net });
  return change === null ? null : Math.round((change + 100) * 10) / 10;
}

import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { money, toDecimal } from "@/lib/money";
import { findPeriod, type Period, type Span } from "./find-period";
import { type BucketUnit, percentChange, type SalesReport, type SalesSums } from "./rules";
import type { PeriodQuery } from "./schema";

type Row = { bucket: number; gross: string; refunds: string; granted: string; orders: number };
type Tally = { gross: bigint; refunds: bigint; granted: bigint; orders: bigint };

const NOTHING: Tally = { gross: 0n, refunds: 0n, granted: 0n, orders: 0n };

const ASKED = `
WITH asked AS (
  SELECT $1::timestamptz AS starts, $2::timestamptz AS ends, $3::text AS zone, $4::date AS first_day, $5::date AS last_day)`;

// Which column an instant falls into, counted from the first: hours as they pass, days and months as the calendar has them.
const BUCKETS: Record<BucketUnit, string> = {
  hour: "floor(extract(epoch FROM at - starts) / 3600)::int",
  day: "(at AT TIME ZONE zone)::date - first_day",
  month: `(extract(year FROM at AT TIME ZONE zone) * 12 + extract(month FROM at AT TIME ZONE zone)
           - extract(year FROM first_day) * 12 - extract(month FROM first_day))::int`,
};

const STARTS: Record<BucketUnit, string> = {
  hour: "generate_series(starts, ends - interval '1 millisecond', interval '1 hour') AS at",
  day: "generate_series(first_day::timestamp, last_day, interval '1 day') AS local, LATERAL (SELECT local AT TIME ZONE zone) AS day (at)",
  month: `generate_series(date_trunc('month', first_day::timestamp), last_day, interval '1 month') AS local,
          LATERAL (SELECT greatest(local, first_day) AT TIME ZONE zone) AS month (at)`,
};

const listStarts = (unit: BucketUnit) =>
  `${ASKED} SELECT at FROM asked, ${STARTS[unit]} ORDER BY at`;

const sumBuckets = (unit: BucketUnit) => `
${ASKED}
SELECT ${BUCKETS[unit]} AS bucket, count(gross)::int AS orders,
       coalesce(sum(gross), 0)::text AS gross, coalesce(sum(refunds), 0)::text AS refunds, coalesce(sum(granted), 0)::text AS granted
  FROM asked, (
    SELECT paid_at AS at, total_minor AS gross, NULL::bigint AS refunds, tolerance_minor AS granted
      FROM orders WHERE paid_at >= $1 AND paid_at < $2
     UNION ALL
    SELECT t.created_at, NULL, -e.amount_minor, NULL
      FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id AND e.account_id = 'revenue'
     WHERE t.kind = 'refund' AND t.created_at >= $1 AND t.created_at < $2) AS booked
 GROUP BY 1`;

/** What was sold: orders by when they were paid, refunds by when they were booked. @throws AppError MALFORMED for an unknown time zone */
export async function readSales(asked: PeriodQuery, now: Date): Promise<SalesReport> {
  const period = await findPeriod(asked, now);
  const [starts, tallies, earlier] = await Promise.all([
    readStarts(period),
    sumSpan(period, period.span, period.from),
    sumSpan(period, period.before, period.beforeFrom),
  ]);
  const [total, before] = [addAll(tallies), addAll(earlier)];
  return {
    currency: env().SHOP_CURRENCY,
    unit: period.unit,
    starts_at: period.span.startsAt.toISOString(),
    ends_at: period.span.endsAt.toISOString(),
    total: view(total),
    before: view(before),
    change: compare(total, before),
    buckets: starts.map((startsAt, bucket) => {
      const { gross, refunds, net, orders } = view(tallies.get(bucket) ?? NOTHING);
      const hasEarlier = period.unit !== "month"; // months have no counterpart in another month
      const before_net = hasEarlier ? view(earlier.get(bucket) ?? NOTHING).net : null;
      return { starts_at: startsAt.toISOString(), gross, refunds, net, orders, before_net };
    }),
  };
}

async function readStarts({ unit, span, tz, from, to }: Period): Promise<Date[]> {
  const values = [span.startsAt, span.endsAt, tz, from, to];
  const rows = await query<{ at: Date }>({ text: listStarts(unit), values });
  return rows.map(({ at }) => at);
}

async function sumSpan(
  { unit, tz }: Period,
  { startsAt, endsAt }: Span,
  firstDay: string,
): Promise<Map<number, Tally>> {
  const values = [startsAt, endsAt, tz, firstDay, firstDay];
  const rows = await query<Row>({ text: sumBuckets(unit), values });
  return new Map(
    rows.map(({ bucket, gross, refunds, granted, orders }) => [
      bucket,
      {
        gross: BigInt(gross),
        refunds: BigInt(refunds),
        granted: BigInt(granted),
        orders: BigInt(orders),
      },
    ]),
  );
}

function addAll(tallies: ReadonlyMap<number, Tally>): Tally {
  return [...tallies.values()].reduce(
    (sum, { gross, refunds, granted, orders }) => ({
      gross: sum.gross + gross,
      refunds: sum.refunds + refunds,
      granted: sum.granted + granted,
      orders: sum.orders + orders,
    }),
    NOTHING,
  );
}

function averageOf({ gross, orders }: Tally): bigint {
  return orders === 0n ? 0n : (2n * gross + orders) / (2n * orders);
}

function compare(now: Tally, before: Tally): SalesReport["change"] {
  const change = (of: (tally: Tally) => bigint) =>
    percentChange({ now: of(now), before: of(before) });
  return {
    gross: change(({ gross }) => gross),
    refunds: change(({ refunds }) => refunds),
    net: change(({ gross, refunds }) => gross - refunds),
    orders: change(({ orders }) => orders),
    average: change(averageOf),
  };
}

function view(tally: Tally): SalesSums {
  const say = (minor: bigint) => toDecimal(money(minor, env().SHOP_CURRENCY));
  return {
    gross: say(tally.gross),
    refunds: say(tally.refunds),
    net: say(tally.gross - tally.refunds),
    granted: say(tally.granted),
    orders: Number(tally.orders),
    average: tally.orders === 0n ? null : say(averageOf(tally)),
  };
}

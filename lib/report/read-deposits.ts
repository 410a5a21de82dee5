import { query, queryOne } from "@/lib/db";
import { env } from "@/lib/env";
import { money, toDecimal } from "@/lib/money";
import { findPeriod, type Span } from "./find-period";
import {
  type DepositReport,
  OUTCOMES,
  type Outcome,
  type OutcomeCounts,
  percentOf,
  type Rates,
} from "./rules";
import type { PeriodQuery } from "./schema";

type Row = {
  gateway: string;
  pay_currency: string;
  outcome: Outcome;
  deposits: number;
  credited: string;
};

// Money that came after its order had ended is late, whatever became of the order; a refill has no order to miss.
const COUNT = `
SELECT gateway, pay_currency, outcome, count(*)::int AS deposits, sum(credited_minor - reversed_minor)::text AS credited
  FROM (SELECT gateway, pay_currency, credited_minor, reversed_minor, CASE
                 WHEN status IN ('settled', 'underpaid', 'review', 'failed') THEN status::text
                 WHEN status = 'expired' THEN CASE WHEN credited_minor > reversed_minor THEN 'late' ELSE 'expired' END
                 ELSE 'open' END AS outcome
          FROM deposit WHERE created_at >= $1 AND created_at < $2) AS asked
 GROUP BY 1, 2, 3`;

const MEASURE = `
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS p50, percentile_cont(0.95) WITHIN GROUP (ORDER BY seconds) AS p95
  FROM (SELECT greatest(extract(epoch FROM settled_at - seen_at), 0)::float8 AS seconds
          FROM deposit WHERE created_at >= $1 AND created_at < $2 AND settled_at IS NOT NULL AND seen_at IS NOT NULL) AS settled`;

const CONVERT = `
SELECT (SELECT count(DISTINCT shopper_id) FROM basket_line)::int AS baskets, count(*)::int AS placed,
       count(*) FILTER (WHERE paid_transaction_id IS NOT NULL)::int AS paid, count(*) FILTER (WHERE state = 'awaiting')::int AS awaiting,
       count(*) FILTER (WHERE state = 'expired')::int AS expired, count(*) FILTER (WHERE state = 'cancelled')::int AS cancelled
  FROM orders WHERE created_at >= $1 AND created_at < $2`;

/** Payments and orders by when they were begun. @throws AppError MALFORMED for an unknown time zone */
export async function readDeposits(asked: PeriodQuery, now: Date): Promise<DepositReport> {
  const { span, before } = await findPeriod(asked, now);
  const [counted, earlier, settle_seconds, conversion] = await Promise.all([
    countDeposits(span),
    countDeposits(before),
    queryOne<DepositReport["settle_seconds"]>({ text: MEASURE, values: instants(span) }),
    queryOne<DepositReport["conversion"]>({ text: CONVERT, values: instants(span) }),
  ]);
  const outcomes = countOutcomes(counted);
  return {
    currency: env().SHOP_CURRENCY,
    rows: groupByCoin(counted),
    outcomes,
    credited: sumCredited(counted),
    rates: rate(outcomes),
    rates_before: rate(countOutcomes(earlier)),
    settle_seconds,
    conversion,
  };
}

function countDeposits(span: Span): Promise<Row[]> {
  return query<Row>({ text: COUNT, values: instants(span) });
}

function instants({ startsAt, endsAt }: Span): Date[] {
  return [startsAt, endsAt];
}

function countOutcomes(rows: readonly Row[]): OutcomeCounts {
  const count = (outcome: Outcome) =>
    rows.reduce((sum, row) => sum + (row.outcome === outcome ? row.deposits : 0), 0);
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, count(outcome)])) as OutcomeCounts;
}

function sumCredited(rows: readonly Row[]): string {
  const minor = rows.reduce((sum, { credited }) => sum + BigInt(credited), 0n);
  return toDecimal(money(minor, env().SHOP_CURRENCY));
}

/** One row for each gateway and coin, those with most payments first. */
function groupByCoin(counted: readonly Row[]): DepositReport["rows"] {
  const groups = Map.groupBy(counted, ({ gateway, pay_currency: coin }) => `${gateway} ${coin}`);
  const sizeOf = (rows: readonly Row[]) => rows.reduce((sum, { deposits }) => sum + deposits, 0);
  return [...groups.values()]
    .sort((left, right) => sizeOf(right) - sizeOf(left))
    .flatMap((rows) => {
      const [first] = rows;
      if (!first) return [];
      const { gateway, pay_currency } = first;
      const credited = sumCredited(rows);
      return [{ gateway, pay_currency, credited, outcomes: countOutcomes(rows) }];
    });
}

function rate(outcomes: OutcomeCounts): Rates {
  const { settled, expired, open } = outcomes;
  const whole = Object.values(outcomes).reduce((sum, count) => sum + count, 0) - open;
  return {
    ended: whole,
    success_percent: percentOf({ part: settled, whole }),
    unpaid_percent: percentOf({ part: expired, whole }),
    failure_percent: percentOf({ part: whole - settled - expired, whole }),
  };
}

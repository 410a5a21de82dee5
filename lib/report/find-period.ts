import { queryOne } from "@/lib/db";
import { refusal } from "@/lib/errors";
import { type BucketUnit, bucketUnit, countDays } from "./rules";
import type { PeriodQuery } from "./schema";

/** Two instants, the second one excluded. */
export type Span = { readonly startsAt: Date; readonly endsAt: Date };

/** A period of a calendar as instants, and the one of equal length before it. */
export type Period = PeriodQuery & {
  readonly unit: BucketUnit;
  readonly span: Span;
  /** While the period still runs, the earlier one is cut at the same time of its own last day: like is compared with like. */
  readonly before: Span;
  /** The first day of the earlier one. */
  readonly beforeFrom: string;
};

type Row = {
  starts: Date;
  ends: Date;
  before_starts: Date;
  before_ends: Date;
  before_from: string;
};

const FIND = `
SELECT from_day::timestamp AT TIME ZONE $3 AS starts, (to_day + 1)::timestamp AT TIME ZONE $3 AS ends,
       (from_day - days)::timestamp AT TIME ZONE $3 AS before_starts, (from_day - days)::text AS before_from,
       greatest(from_day - days, least(to_day + 1, $4::timestamptz AT TIME ZONE $3) - make_interval(days => days)) AT TIME ZONE $3 AS before_ends
  FROM (SELECT $1::date AS from_day, $2::date AS to_day, $2::date - $1::date + 1 AS days) AS asked`;

const UNKNOWN_ZONE = "22023";

/** The instants of a period: days of 23 and 25 hours are what they are. @throws AppError MALFORMED for a time zone that is none */
export async function findPeriod(asked: PeriodQuery, now: Date): Promise<Period> {
  const values = [asked.from, asked.to, asked.tz, now];
  const row = await queryOne<Row>({ name: "find_period", text: FIND, values }).catch(
    (cause: unknown) => {
      if (!(cause instanceof Error && "code" in cause && cause.code === UNKNOWN_ZONE)) throw cause;
      throw refusal("MALFORMED", { tz: ["is no time zone"] }, cause);
    },
  );
  return {
    ...asked,
    unit: bucketUnit(countDays(asked)),
    span: { startsAt: row.starts, endsAt: row.ends },
    before: { startsAt: row.before_starts, endsAt: row.before_ends },
    beforeFrom: row.before_from,
  };
}

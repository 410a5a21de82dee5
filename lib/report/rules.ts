/** How a period is cut into columns of a plot. */
export type BucketUnit = "hour" | "day" | "month";

/** The longest period that is reported at once. */
export const PERIOD_DAYS_MAX = 366;

const HOURLY_DAYS_MAX = 2;
const DAILY_DAYS_MAX = 62;
const DAY_MS = 24 * 60 * 60 * 1000;

/** How many days a period has, both ends included; dates as `2026-11-21`. Below one when it ends before it begins. */
export function countDays({ from, to }: { from: string; to: string }): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

/** The unit in which so many days are plotted. */
export function bucketUnit(days: number): BucketUnit {
  if (days <= HOURLY_DAYS_MAX) return "hour";
  return days <= DAILY_DAYS_MAX ? "day" : "month";
}

/** By how many percent a figure has changed, cut to one decimal; null where there was nothing to compare with. */
export function percentChange({ now, before }: { now: bigint; before: bigint }): number | null {
  if (before === 0n) return null;
  const size = before < 0n ? -before : before;
  return Number(((now - before) * 1000n) / size) / 10;
}

/** A share in percent, cut to one decimal; null of nothing. */
export function percentOf({ part, whole }: { part: number; whole: number }): number | null {
  return whole === 0 ? null : Math.trunc((part * 1000) / whole) / 10;
}

/** What became of a payment that a shopper was asked for. */
export const OUTCOMES = [
  "settled",
  "underpaid",
  "late",
  "review",
  "failed",
  "expired",
  "open",
] as const;

export type Outcome = (typeof OUTCOMES)[number];

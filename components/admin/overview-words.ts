import type { BucketUnit } from "@/lib/report/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";

const { locale } = ADMIN_EN;

const STEPS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** "€1.25K": for axes, where exact amounts have no room. */
export function shortAmount(amount: string, currency: string): string {
  const format = new Intl.NumberFormat(locale, {
    ...{ style: "currency", currency, notation: "compact" },
    ...{ minimumFractionDigits: 0, maximumFractionDigits: 2 },
  });
  return format.format(amount as `${number}`);
}

/** "6,764". */
export function countText(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** Small text beside an axis. Its size is told outright, with its unit: the chart library measures labels where no style of ours reaches. */
export function axisText(fill: string) {
  return { fill, style: { fontSize: "12px" } };
}

/** Pixels that the longest label of an axis needs in small text. */
export function axisWidth(labels: readonly string[]): number {
  return 12 + 6.5 * Math.max(...labels.map(({ length }) => length));
}

/** "12.5%". */
export function percentText(percent: number): string {
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "percent",
    maximumFractionDigits: 1,
  });
  return format.format(percent);
}

/** "45 sec", "3 min", "2 hr": one unit is exact enough. */
export function durationText(seconds: number): string {
  const [unit, size] =
    STEPS.find(([, length]) => seconds >= 2 * length) ?? (["second", 1] as const);
  const format = new Intl.NumberFormat(locale, {
    ...{ style: "unit", unit, unitDisplay: "short" },
    maximumFractionDigits: seconds < 10 ? 1 : 0,
  });
  return format.format(seconds / size);
}

/** "3 hours ago". */
export function agoText(iso: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000);
  const [unit, size] = STEPS.find(([, length]) => seconds >= length) ?? (["second", 1] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(
    -Math.floor(seconds / size),
    unit,
  );
}

const SHORT: Record<BucketUnit, Intl.DateTimeFormatOptions> = {
  hour: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  day: { day: "numeric", month: "short" },
  month: { month: "short" },
};

const LONG: Record<BucketUnit, Intl.DateTimeFormatOptions> = {
  hour: { weekday: "short", day: "numeric", month: "short", ...SHORT.hour, timeZoneName: "short" },
  day: { weekday: "long", day: "numeric", month: "long" },
  month: { month: "long", year: "numeric" },
};

type Bucket = { iso: string; unit: BucketUnit; zone: string };

/** What stands below a column of a plot. */
export function shortTime({ iso, unit, zone }: Bucket): string {
  return new Intl.DateTimeFormat(locale, { ...SHORT[unit], timeZone: zone }).format(new Date(iso));
}

/** What a column of a plot is about, in full. */
export function longTime({ iso, unit, zone }: Bucket): string {
  return new Intl.DateTimeFormat(locale, { ...LONG[unit], timeZone: zone }).format(new Date(iso));
}

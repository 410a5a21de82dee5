import type { ReviewReason } from "@/lib/settlement/rules";

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

/** Amounts are decimals in the shop's currency. `granted` is what the shop gave where very little was missing. */
export type SalesSums = {
  readonly gross: string;
  readonly refunds: string;
  readonly net: string;
  readonly granted: string;
  readonly orders: number;
  /** Gross by order, rounded half up; null without orders. */
  readonly average: string | null;
};

/** What was sold in a period, as the HTTP interface shows it. */
export type SalesReport = {
  readonly currency: string;
  readonly unit: BucketUnit;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly total: SalesSums;
  readonly before: SalesSums;
  /** In percent against the period before; null where that had nothing. */
  readonly change: Readonly<
    Record<"gross" | "refunds" | "net" | "orders" | "average", number | null>
  >;
  /** The whole period without gaps, each column with its counterpart of the period before. */
  readonly buckets: readonly SalesBucket[];
};

export type SalesBucket = {
  readonly starts_at: string;
  readonly gross: string;
  readonly refunds: string;
  readonly net: string;
  readonly orders: number;
  readonly before_net: string | null;
};

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** Shares of the payments that have ended, in percent; null while none has. They add up to a hundred, but for what is cut off. */
export type Rates = {
  /** Ended, one way or another: all but `open`. */
  readonly ended: number;
  readonly success_percent: number | null;
  /** Nobody ever paid. */
  readonly unpaid_percent: number | null;
  /** Money came but was too little, too late, unclear or taken back, or the gateway gave up. */
  readonly failure_percent: number | null;
};

/** What became of the payments that shoppers were asked for in a period, and what orders became. Amounts are decimals. */
export type DepositReport = {
  readonly currency: string;
  readonly rows: readonly CoinDeposits[];
  readonly outcomes: OutcomeCounts;
  readonly credited: string;
  readonly rates: Rates;
  readonly rates_before: Rates;
  /** From the first sign of a payment until it was in the books, in seconds; null while none was. */
  readonly settle_seconds: { readonly p50: number | null; readonly p95: number | null };
  /** Orders placed in the period by what they are now, and the baskets that hold something at this moment. */
  readonly conversion: Conversion;
};

export type CoinDeposits = {
  readonly gateway: string;
  readonly pay_currency: string;
  readonly credited: string;
  readonly outcomes: OutcomeCounts;
};

export type Conversion = {
  readonly baskets: number;
  readonly placed: number;
  readonly paid: number;
  readonly awaiting: number;
  readonly expired: number;
  readonly cancelled: number;
};

/** What was earned with something. Amounts are decimals; margin is null as long as the cost of a single unit is unknown. */
export type Earned = {
  readonly quantity: number;
  readonly gross: string;
  readonly refunds: string;
  readonly net: string;
  /** Of the units whose cost is known. */
  readonly cost: string;
  /** How many were sold whose cost nobody has said. */
  readonly unknown: number;
  readonly margin: string | null;
  /** Margin by net, in percent. */
  readonly margin_percent: number | null;
};

/** The best products and batches of a period, and what all of them earned together. */
export type ProductReport = {
  readonly currency: string;
  readonly total: Earned;
  readonly products: readonly (Earned & { readonly product_id: string; readonly title: string })[];
  readonly batches: readonly (Earned & {
    readonly batch_id: string;
    readonly name: string;
    readonly title: string;
    /** Units that are still for sale. */
    readonly free: number;
  })[];
};

/** How the shop is at this moment: what needs a person, and whether everything runs. Times are ISO. */
export type StateReport = {
  readonly low_stock: readonly LowStock[];
  readonly reviews: readonly {
    readonly reason: ReviewReason;
    readonly count: number;
    readonly oldest_at: string;
  }[];
  /** Shoppers who wait for an answer to what they wrote. */
  readonly support: { readonly waiting: number; readonly oldest_at: string | null };
  readonly gateways: readonly {
    readonly name: string;
    /** Whether its circuit lets calls through, in the process that was asked. */
    readonly is_answering: boolean;
    readonly last_event_at: string | null;
    readonly last_success_at: string | null;
  }[];
  readonly worker: { readonly seen_at: string | null; readonly is_late: boolean };
  readonly outbox: { readonly waiting: number; readonly oldest_at: string | null };
  readonly proofs: readonly {
    readonly kind: "books" | "audit";
    readonly checked_at: string | null;
    readonly findings: number | null;
    /** No proof for longer than two hours: they are made every hour. */
    readonly is_late: boolean;
  }[];
};

export type LowStock = {
  readonly offer_id: string;
  readonly title: string;
  readonly free: number;
  /** How many were sold in the last seven days. */
  readonly sold: number;
};

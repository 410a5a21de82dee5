import type { BucketUnit, Outcome } from "@/lib/report/rules";
import type { ReviewReason } from "@/lib/settlement/rules";

/** What the doors of the overview answer with, as far as the page shows it. Amounts are decimals. */

type Sums = {
  readonly gross: string;
  readonly refunds: string;
  readonly net: string;
  readonly granted: string;
  readonly orders: number;
  readonly average: string | null;
};

export type SalesFigures = {
  readonly currency: string;
  readonly unit: BucketUnit;
  readonly total: Sums;
  readonly change: Readonly<
    Record<"gross" | "refunds" | "net" | "orders" | "average", number | null>
  >;
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

type Rates = {
  readonly ended: number;
  readonly success_percent: number | null;
  readonly unpaid_percent: number | null;
  readonly failure_percent: number | null;
};

export type CoinFigures = {
  readonly gateway: string;
  readonly pay_currency: string;
  readonly credited: string;
  readonly outcomes: Readonly<Record<Outcome, number>>;
};

export type DepositFigures = {
  readonly currency: string;
  readonly rows: readonly CoinFigures[];
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly credited: string;
  readonly rates: Rates;
  readonly rates_before: Rates;
  readonly settle_seconds: { readonly p50: number | null; readonly p95: number | null };
  readonly conversion: Conversion;
};

export type Conversion = {
  readonly baskets: number;
  readonly placed: number;
  readonly paid: number;
  readonly awaiting: number;
  readonly expired: number;
  readonly cancelled: number;
};

export type Earned = {
  readonly quantity: number;
  readonly net: string;
  readonly cost: string;
  readonly unknown: number;
  readonly margin: string | null;
  readonly margin_percent: number | null;
};

export type ProductFigures = {
  readonly currency: string;
  readonly total: Earned;
  readonly products: readonly (Earned & { readonly product_id: string; readonly title: string })[];
  readonly batches: readonly (Earned & {
    readonly batch_id: string;
    readonly name: string;
    readonly title: string;
    readonly free: number;
  })[];
};

export type ShopState = {
  readonly low_stock: readonly {
    readonly offer_id: string;
    readonly title: string;
    readonly free: number;
    readonly sold: number;
  }[];
  readonly reviews: readonly {
    readonly reason: ReviewReason;
    readonly count: number;
    readonly oldest_at: string;
  }[];
  readonly support: { readonly waiting: number; readonly oldest_at: string | null };
  readonly gateways: readonly {
    readonly name: string;
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
    readonly is_late: boolean;
  }[];
};

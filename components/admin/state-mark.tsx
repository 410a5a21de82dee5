import type { DepositStatus } from "@/lib/deposit/rules";
import type { OrderState } from "@/lib/order/rules";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";

export type Tone = "good" | "warn" | "danger" | "link" | "muted";

const DOTS: Record<Tone, string> = {
  good: "bg-good",
  warn: "bg-warn",
  danger: "bg-danger",
  link: "bg-link",
  muted: "bg-edge",
};

const ORDERS: Record<OrderState, Tone> = {
  awaiting: "warn",
  paid: "link",
  delivered: "good",
  expired: "muted",
  cancelled: "muted",
  refunded: "muted",
};

const DEPOSITS: Record<DepositStatus, Tone> = {
  creating: "muted",
  waiting: "warn",
  confirming: "link",
  settled: "good",
  underpaid: "warn",
  expired: "muted",
  failed: "danger",
  review: "danger",
};

/** Where an order stands, in a word. */
export function OrderMark({ state }: { state: OrderState }) {
  return <Mark tone={ORDERS[state]} text={ADMIN_LISTS_EN.orders.status[state]} />;
}

/** Where a payment stands, in a word. */
export function DepositMark({ status }: { status: DepositStatus }) {
  return <Mark tone={DEPOSITS[status]} text={ADMIN_LISTS_EN.payments.statuses[status]} />;
}

/** A word, and the colour of what it means beside it. */
export function Mark({ tone, text }: { tone: Tone; text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 rounded-full bg-fill px-2.5 py-0.5 text-sm font-medium whitespace-nowrap">
      <span aria-hidden="true" className={`size-2 rounded-full ${DOTS[tone]}`} />
      {text}
    </span>
  );
}

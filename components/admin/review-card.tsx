import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Moment } from "@/components/ui/moment";
import type { ReviewOutcome, ReviewView } from "@/lib/settlement/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_REVIEWS_EN as words } from "@/lib/text/admin-reviews-en";
import { amountText } from "@/lib/text/amount";

type Props = {
  review: ReviewView;
  mayDecide: boolean;
  onDecide: (outcome: ReviewOutcome) => void;
};

/** One review: why it waits, what is known, what the gateway said, and a button for each way to end it. */
export function ReviewCard({ review, mayDecide, onDecide }: Props) {
  const { reason, outcomes, resolved } = review;
  return (
    <article className="rounded-2xl bg-surface p-4 sm:p-5">
      <h2 className="text-lg font-semibold text-balance">{words.reasons[reason]}</h2>
      <p className="max-w-prose pt-1 text-muted text-pretty">{words.explanations[reason]}</p>
      {review.is_taken_back && review.owed === null && !resolved ? (
        <p className="max-w-prose pt-2 text-warn text-pretty">{words.takenBack}</p>
      ) : null}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 pt-4 text-sm md:grid-cols-4">
        <Facts review={review} />
      </dl>
      <Evidence evidence={review.evidence} />
      {resolved ? <Ending resolved={resolved} /> : null}
      {outcomes.length > 0 && mayDecide ? (
        <div className="flex flex-col gap-2 pt-3 sm:flex-row sm:flex-wrap">
          {outcomes.map((outcome, index) => (
            <Button
              key={outcome}
              look={lookOf(outcome, index)}
              className={outcome === "dismissed" ? "border border-line" : ""}
              onClick={() => onDecide(outcome)}
            >
              {words.outcomes[outcome]}
            </Button>
          ))}
        </div>
      ) : null}
      {outcomes.length > 0 && !mayDecide ? (
        <p className="pt-4 text-sm text-muted">{words.readOnly}</p>
      ) : null}
    </article>
  );
}

function lookOf(outcome: ReviewOutcome, index: number) {
  if (outcome === "dismissed") return "plain";
  return index === 0 ? "filled" : "tinted";
}

function Facts({ review }: { review: ReviewView }) {
  const { payment, order, shopper, currency, proposed, owed } = review;
  const amount = (text: string) => amountText({ amount: text, currency }, ADMIN_EN.locale);
  return (
    <>
      <Fact name={words.facts.opened}>
        <Moment iso={review.opened_at} locale={ADMIN_EN.locale} />
      </Fact>
      {owed !== null ? <Fact name={words.facts.owed}>{amount(owed)}</Fact> : null}
      {proposed !== null && owed === null ? (
        <Fact name={words.facts.proposed}>{amount(proposed)}</Fact>
      ) : null}
      {shopper ? (
        <Fact name={words.facts.shopper}>
          <Way href={`/admin/shoppers/${shopper.shopper_id}`}>
            {shopper.first_name || shopper.telegram_id}
          </Way>
          {shopper.is_frozen ? <span className="text-danger"> · {words.frozen}</span> : null}
        </Fact>
      ) : null}
      {shopper ? <Fact name={words.facts.balance}>{amount(shopper.balance)}</Fact> : null}
      {order ? (
        <Fact name={words.facts.order}>
          <Way href={`/admin/orders/${order.order_id}`}>{amount(order.total)}</Way>
        </Fact>
      ) : null}
      {payment ? (
        <Fact name={words.facts.asked}>
          <Way href={`/admin/payments/${payment.payment_id}`}>{amount(payment.price)}</Way>
        </Fact>
      ) : null}
      {payment ? <Fact name={words.facts.credited}>{amount(payment.credited)}</Fact> : null}
      <Fact name={words.facts.gateway}>
        <span className="break-all font-mono">{review.subject.slice(0, 24)}</span>
      </Fact>
    </>
  );
}

function Ending({ resolved }: { resolved: NonNullable<ReviewView["resolved"]> }) {
  const { outcome, by, at, note } = resolved;
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 rounded-xl bg-fill p-4 text-sm md:grid-cols-4">
      <Fact name={words.facts.ended}>
        <Moment iso={at} locale={ADMIN_EN.locale} />
      </Fact>
      {outcome ? (
        <>
          <Fact name={words.ended[outcome]}>{by}</Fact>
          <Fact name={words.facts.note}>{note}</Fact>
        </>
      ) : (
        <Fact name={words.facts.by}>{words.byItself}</Fact>
      )}
    </dl>
  );
}

function Evidence({ evidence }: { evidence: unknown }) {
  const text = typeof evidence === "string" ? evidence : JSON.stringify(evidence, null, 2);
  return (
    <details className="group pt-3">
      <summary className="flex min-h-11 w-fit cursor-pointer list-none items-center gap-1 pr-3 text-sm font-medium text-link [&::-webkit-details-marker]:hidden">
        <Icon name="chevron" size={18} className="transition-transform group-open:rotate-90" />
        {words.evidence}
      </summary>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        className="mt-1 max-h-80 overflow-auto whitespace-pre-wrap break-words rounded-xl bg-fill p-3 font-mono text-xs"
      >
        {text}
      </pre>
    </details>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{name}</dt>
      <dd className="font-medium text-pretty">{children}</dd>
    </div>
  );
}

function Way({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="-my-2.5 inline-block min-w-6 py-2.5 text-link underline"
    >
      {children}
    </Link>
  );
}

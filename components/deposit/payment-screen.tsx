"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { feel } from "@/components/telegram/client";
import { ClosingGuard } from "@/components/telegram/closing-guard";
import { Failure } from "@/components/telegram/failure";
import { MainButton } from "@/components/telegram/main-button";
import { usePaymentWords } from "@/components/telegram/payment-words";
import { Icon, type IconName } from "@/components/ui/icon";
import type { PaymentView } from "@/lib/deposit/rules";
import { isOnBalance, type Outcome, outcomeOf } from "@/lib/deposit/rules";
import { CoinMark } from "./coin-mark";
import { CountdownPill } from "./countdown-pill";
import { PayCard } from "./pay-card";
import { isOpen, isUnderWay } from "./payment";
import { PaymentDetails } from "./payment-details";
import { usePayment } from "./use-payment";

/** One payment, live: where to send what, how long, and what became of it. */
export function PaymentScreen({ paymentId }: { paymentId: string }) {
  const { payment, error, isLive, reload } = usePayment(paymentId);
  const outcome = payment && outcomeOf(payment);
  useEffect(() => {
    if (outcome === "paid" || outcome === "refilled") feel("success");
    if (outcome === "underpaid" || outcome === "expired") feel("warning");
  }, [outcome]);
  if (!payment) return error ? <Failure error={error} onRetry={reload} /> : <PaymentSkeleton />;
  return (
    <>
      <StatusCard payment={payment} />
      {isOpen(payment) ? <PayCard payment={payment} isLive={isLive} /> : null}
      <PaymentDetails payment={payment} />
      <NextStep payment={payment} />
      {isUnderWay(payment) ? <ClosingGuard /> : null}
    </>
  );
}

const SIGNS: Record<Outcome, { icon: IconName; tone: string }> = {
  waiting: { icon: "clock", tone: "text-link bg-tint" },
  confirming: { icon: "bolt", tone: "text-link bg-tint" },
  paid: { icon: "check", tone: "text-good bg-good/15" },
  paidSoon: { icon: "check", tone: "text-good bg-good/15" },
  refilled: { icon: "check", tone: "text-good bg-good/15" },
  creditedOnly: { icon: "wallet", tone: "text-warn bg-warn/15" },
  refunded: { icon: "wallet", tone: "text-good bg-good/15" },
  underpaid: { icon: "wallet", tone: "text-warn bg-warn/15" },
  expired: { icon: "clock", tone: "text-warn bg-warn/15" },
  expiredRefill: { icon: "clock", tone: "text-warn bg-warn/15" },
  cancelled: { icon: "close", tone: "text-muted bg-fill" },
  failed: { icon: "alert", tone: "text-danger bg-danger/15" },
  review: { icon: "eye", tone: "text-warn bg-warn/15" },
};

function StatusCard({ payment }: { payment: PaymentView }) {
  const words = usePaymentWords();
  const outcome = outcomeOf(payment);
  const { icon, tone } = SIGNS[outcome];
  const { title, text } = words.payment.outcome[outcome];
  return (
    <section
      role="status"
      className="flex min-h-44 flex-col items-center px-4 pt-2 pb-5 text-center"
    >
      {outcome === "waiting" ? (
        <CoinMark currency={payment.pay_currency ?? ""} size={64} />
      ) : (
        <span key={outcome} className={`pop grid size-16 place-items-center rounded-full ${tone}`}>
          <Icon name={icon} size={34} strokeWidth={2.2} />
        </span>
      )}
      <h1 className="mt-3 text-2xl font-bold tracking-tight text-balance">{title}</h1>
      <p className="mt-1.5 max-w-sm text-muted text-pretty">{text}</p>
      {outcome === "waiting" && payment.expires_at ? (
        <div className="mt-3">
          <CountdownPill until={payment.expires_at} />
        </div>
      ) : null}
    </section>
  );
}

/** The one way on from where the payment stands; none while the network is at work. */
function NextStep({ payment }: { payment: PaymentView }) {
  const words = usePaymentWords();
  const router = useRouter();
  const order = payment.order_id;
  const step = stepOf();
  return step ? <MainButton text={step.text} onClick={() => router.push(step.href)} /> : null;

  function stepOf(): { text: string; href: string } | null {
    const outcome = outcomeOf(payment);
    if (outcome === "refilled" || isOnBalance(payment))
      return { text: words.payment.toProfile, href: "/profile" };
    if (payment.purpose === "refill")
      return outcome === "expiredRefill" || outcome === "failed"
        ? { text: words.payment.refillAgain, href: `/refill?amount=${payment.price_amount}` }
        : null;
    if (outcome === "paid" || outcome === "paidSoon")
      return { text: words.payment.viewOrder, href: `/orders/${order}` };
    if (outcome === "underpaid") {
      const rest = payment.remainder_amount ?? payment.price_amount;
      const text = words.payment.payRemainder(words.money(rest, payment.price_currency));
      return { text, href: `/checkout?order=${order}` };
    }
    if (outcome === "cancelled") return { text: words.common.toShop, href: "/" };
    if (outcome !== "expired" && outcome !== "failed") return null;
    return payment.order_status === "awaiting"
      ? { text: words.payment.again, href: `/checkout?order=${order}` }
      : { text: words.common.toShop, href: "/" };
  }
}

/** Where the payment will stand. */
export function PaymentSkeleton() {
  const words = usePaymentWords();
  return (
    <div role="status" aria-label={words.common.loading}>
      <div className="flex min-h-44 flex-col items-center pt-2">
        <span className="skeleton size-16 rounded-full" />
        <span className="skeleton mt-4 h-7 w-56" />
        <span className="skeleton mt-3 h-4 w-72" />
      </div>
      <div className="flex h-115 flex-col items-center rounded-2xl bg-surface pt-6">
        <span className="skeleton size-52 rounded-2xl" />
        <span className="skeleton mt-6 h-8 w-64" />
        <span className="skeleton mt-6 h-4 w-72" />
      </div>
    </div>
  );
}

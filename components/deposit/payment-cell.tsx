"use client";

import Link from "next/link";
import { usePaymentWords } from "@/components/telegram/payment-words";
import { Icon } from "@/components/ui/icon";
import { Cell } from "@/components/ui/section";
import type { PaymentStatus, PaymentView } from "@/lib/deposit/rules";
import { isOnBalance } from "@/lib/deposit/rules";
import { CoinMark } from "./coin-mark";
import { tickerOf } from "./payment";

const TONES: Record<PaymentStatus, string> = {
  waiting: "text-link",
  confirming: "text-link",
  settled: "text-good",
  underpaid: "text-warn",
  review: "text-warn",
  expired: "text-muted",
  failed: "text-danger",
};

/** One payment in a list: what for, how much, where it stands. */
export function PaymentCell({ payment }: { payment: PaymentView }) {
  const words = usePaymentWords();
  const isBalance = payment.gateway === "balance" || payment.payment_id === null;
  const cell = (
    <Cell
      before={
        isBalance ? (
          <span className="grid size-10 place-items-center rounded-full bg-tint text-link">
            <Icon name="wallet" size={22} />
          </span>
        ) : (
          <CoinMark currency={payment.pay_currency ?? ""} />
        )
      }
      title={payment.purpose === "refill" ? words.payment.forRefill : words.payment.forOrder}
      subtitle={
        <>
          {isBalance ? words.payment.fromBalance : <bdi>{tickerOf(payment)}</bdi>}
          {" · "}
          {isOnBalance(payment) ? (
            <span className="text-good">{words.payment.shortCredited}</span>
          ) : (
            <span className={TONES[payment.status]}>{words.payment.short[payment.status]}</span>
          )}
        </>
      }
      after={
        <>
          <span className="tabular font-medium text-ink">
            {words.money(payment.price_amount, payment.price_currency)}
          </span>
          {isBalance ? null : <Icon name="chevron" size={18} />}
        </>
      }
    />
  );
  return isBalance ? (
    <div className="group/row">{cell}</div>
  ) : (
    <Link
      href={`/payments/${payment.payment_id}`}
      prefetch={false}
      className="group/row block active:bg-fill"
    >
      {cell}
    </Link>
  );
}

"use client";

import { usePaymentWords } from "@/components/telegram/payment-words";
import { Section } from "@/components/ui/section";
import type { PaymentView } from "@/lib/deposit/rules";
import { isPositive } from "@/lib/deposit/rules";
import { shortId } from "@/lib/order/rules";
import { leftToRight } from "@/lib/text/isolate";
import { tickerOf } from "./payment";

/** The figures of a payment; only those that say something. */
export function PaymentDetails({ payment }: { payment: PaymentView }) {
  const words = usePaymentWords();
  const money = (amount: string) => words.money(amount, payment.price_currency);
  const rows: [string, string | null][] = [
    [
      payment.purpose === "refill" ? words.payment.forRefill : words.payment.price,
      money(payment.price_amount),
    ],
    [
      words.payment.received,
      isPositive(payment.received_amount)
        ? leftToRight(`${payment.received_amount} ${tickerOf(payment)}`)
        : null,
    ],
    [
      words.payment.credited,
      isPositive(payment.credited_amount) ? money(payment.credited_amount) : null,
    ],
    [
      words.payment.remaining,
      isPositive(payment.remainder_amount) ? money(payment.remainder_amount) : null,
    ],
    [words.payment.forOrder, payment.order_id && leftToRight(shortId(payment.order_id))],
    [words.payment.number, payment.payment_id && leftToRight(shortId(payment.payment_id))],
  ];
  return (
    <Section title={words.payment.details} className="first:mt-5">
      <dl className="px-4">
        {rows
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <div
              key={label}
              className="flex justify-between gap-4 border-b border-line py-3 last:border-transparent"
            >
              <dt className="text-muted">{label}</dt>
              <dd className="tabular text-end font-medium">{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}

"use client";

import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Moment } from "@/components/ui/moment";
import type { DepositStatus, PaymentRecord } from "@/lib/deposit/rules";
import { gatewayTitle } from "@/lib/gateway/rules";
import { shortId } from "@/lib/order/rules";
import { isAllowed, type StaffRole } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { AskButton } from "./ask-button";
import { Refused } from "./confirm-in-chat";
import { price } from "./evidence-words";
import { ExportButton } from "./export-button";
import { type Fact, FactCard } from "./record-facts";
import { RecordHead } from "./record-head";
import { SettleDialog } from "./settle-dialog";
import { ShopperFacts } from "./shopper-facts";
import { DepositMark } from "./state-mark";
import { useSaid } from "./use-said";

const words = RECORD_EN;

const TONES: Record<DepositStatus, string> = {
  creating: "bg-fill text-muted",
  waiting: "bg-warn/15 text-warn",
  confirming: "bg-tint text-link",
  settled: "bg-good/15 text-good",
  underpaid: "bg-warn/15 text-warn",
  expired: "bg-fill text-muted",
  failed: "bg-danger/15 text-danger",
  review: "bg-danger/15 text-danger",
};

type Props = { payment: PaymentRecord; role: StaffRole; children: ReactNode };

/** One payment: how it stands, whose it is, what was asked and what came, what can be done, and below it the story. */
export function PaymentRecordScreen({ payment, role, children }: Props) {
  const [isSettling, setSettling] = useState(false);
  const { text, error, onDone, onFailed } = useSaid();
  const path = `/api/admin/payments/${payment.payment_id}`;
  const canAsk = payment.gateway_payment_id !== null && isAllowed(role, "help");
  return (
    <>
      <RecordHead
        back={{ href: "/admin/payments", title: words.payments }}
        mark={
          <span
            className={`grid size-13 shrink-0 place-items-center rounded-full ${TONES[payment.status]}`}
          >
            <Icon name="wallet" size={28} />
          </span>
        }
        title={words.payment(shortId(payment.payment_id))}
        state={<DepositMark status={payment.status} />}
        id={payment.payment_id}
      />
      <section aria-label={words.acts} className="flex flex-wrap gap-2">
        {canAsk ? <AskButton path={path} onDone={onDone} onFailed={onFailed} /> : null}
        {isAllowed(role, "money") ? (
          <Button look="tinted" onClick={() => setSettling(true)}>
            {words.act.settle}
          </Button>
        ) : null}
        <ExportButton path={path} name={payment.payment_id} onDone={onDone} onFailed={onFailed} />
      </section>
      <p role="status" className={text ? "rise mt-4 rounded-xl bg-tint px-4 py-3" : undefined}>
        {text}
      </p>
      {error ? <Refused error={error} /> : null}
      {payment.open_reviews > 0 ? (
        <p className="mt-4 flex items-start gap-2 rounded-xl bg-surface px-4 py-3 text-warn">
          <Icon name="alert" size={20} className="mt-0.5 shrink-0" />
          {words.reviewOpen(payment.open_reviews)}
        </p>
      ) : null}
      <div className="grid items-start gap-4 pt-5 lg:grid-cols-2">
        <div className="space-y-4">
          <ShopperFacts shopper={payment.shopper} currency={payment.currency} />
          <FactCard title={words.money} facts={listMoney(payment)} />
        </div>
        <FactCard title={words.gateway} facts={listPlace(payment)} />
      </div>
      {children}
      {isSettling ? (
        <SettleDialog
          payment={payment}
          onClose={() => setSettling(false)}
          onDone={(said) => {
            setSettling(false);
            onDone(said);
          }}
        />
      ) : null}
    </>
  );
}

function listMoney(payment: PaymentRecord): Fact[] {
  const of = (amount: string) => price(amount, payment.currency);
  const coin = payment.pay_currency.toUpperCase();
  return [
    { name: words.asked, value: <strong>{of(payment.price)}</strong> },
    ...(payment.pay_amount
      ? [{ name: words.askedCoins, value: `${payment.pay_amount} ${coin}` }]
      : []),
    { name: words.received, value: `${payment.received_amount} ${coin}` },
    { name: words.credited, value: of(payment.credited) },
    ...(payment.reversed === "0.00" ? [] : [{ name: words.reversed, value: of(payment.reversed) }]),
    { name: words.forOrder, value: <ForWhat payment={payment} /> },
  ];
}

function ForWhat({ payment: { order_id: id } }: { payment: PaymentRecord }) {
  if (!id) return words.refill;
  return (
    <Link
      href={`/admin/orders/${id}`}
      prefetch={false}
      className="-my-2.5 inline-block py-2.5 text-link underline"
    >
      {words.order(shortId(id))}
    </Link>
  );
}

function listPlace(payment: PaymentRecord): Fact[] {
  const mono = (text: string) => <span className="font-mono text-sm">{text}</span>;
  const when = (iso: string) => <Moment iso={iso} locale={ADMIN_EN.locale} />;
  return [
    { name: words.gateway, value: gatewayTitle(payment.gateway) },
    ...(payment.gateway_payment_id
      ? [{ name: words.gatewayNumber, value: mono(payment.gateway_payment_id) }]
      : []),
    ...(payment.pay_address ? [{ name: words.address, value: mono(payment.pay_address) }] : []),
    ...(payment.payin_extra_id ? [{ name: words.memo, value: mono(payment.payin_extra_id) }] : []),
    { name: words.opened, value: when(payment.created_at) },
    { name: words.expires, value: when(payment.expires_at) },
    ...(payment.seen_at ? [{ name: words.seen, value: when(payment.seen_at) }] : []),
  ];
}

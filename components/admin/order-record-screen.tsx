"use client";

import { type ReactNode, useState } from "react";
import { OrderMark as OrderSign } from "@/components/order/order-mark";
import { Moment } from "@/components/ui/moment";
import type { OrderRecord } from "@/lib/order/rules";
import { shortId } from "@/lib/order/rules";
import type { StaffRole } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { Refused } from "./confirm-in-chat";
import { price } from "./evidence-words";
import { OrderActs, type OrderDialogKind } from "./order-acts";
import { OrderDialog } from "./order-dialogs";
import { OrderLines } from "./order-lines";
import { OrderPayments } from "./order-payments";
import { type Fact, FactCard } from "./record-facts";
import { RecordHead } from "./record-head";
import { ShopperFacts } from "./shopper-facts";
import { OrderMark } from "./state-mark";
import { useSaid } from "./use-said";

const words = RECORD_EN;

type Props = { order: OrderRecord; role: StaffRole; children: ReactNode };

/** One order: how it stands, whose it is, its money and its goods, what can be done, and below it the story. */
export function OrderRecordScreen({ order, role, children }: Props) {
  const [open, setOpen] = useState<OrderDialogKind | null>(null);
  const { text, error, onDone, onFailed } = useSaid();
  const done = (said: string) => {
    setOpen(null);
    onDone(said);
  };
  return (
    <>
      <RecordHead
        back={{ href: "/admin/orders", title: words.orders }}
        mark={<OrderSign status={order.status} size={52} />}
        title={words.order(shortId(order.order_id))}
        state={<OrderMark state={order.status} />}
        id={order.order_id}
      />
      <OrderActs order={order} role={role} onOpen={setOpen} onDone={done} onFailed={onFailed} />
      <p role="status" className={text ? "rise mt-4 rounded-xl bg-tint px-4 py-3" : undefined}>
        {text}
      </p>
      {error ? <Refused error={error} /> : null}
      <div className="grid items-start gap-4 pt-5 lg:grid-cols-2">
        <div className="space-y-4">
          <OrderLines order={order} />
          <OrderPayments order={order} />
        </div>
        <div className="space-y-4 max-lg:order-first">
          <ShopperFacts shopper={order.shopper} currency={order.currency} />
          <FactCard title={words.money} facts={listMoney(order)} />
        </div>
      </div>
      {children}
      {open ? (
        <OrderDialog kind={open} order={order} onClose={() => setOpen(null)} onDone={done} />
      ) : null}
    </>
  );
}

function listMoney(order: OrderRecord): Fact[] {
  const of = (amount: string) => price(amount, order.currency);
  const isPaid = order.paid_at !== null;
  const when = (iso: string) => <Moment iso={iso} locale={ADMIN_EN.locale} />;
  return [
    { name: words.total, value: <strong>{of(order.total)}</strong> },
    ...(isPaid ? [{ name: words.paidAmount, value: of(order.paid) }] : []),
    ...(order.tolerance === "0.00" ? [] : [{ name: words.tolerance, value: of(order.tolerance) }]),
    ...(order.refunded === "0.00" ? [] : [{ name: words.refunded, value: of(order.refunded) }]),
    ...(isPaid ? [{ name: words.refundable, value: of(order.refundable) }] : []),
    ...(order.missing === null ? [] : [{ name: words.missing, value: of(order.missing) }]),
    { name: words.placed, value: when(order.created_at) },
    ...(order.status === "awaiting"
      ? [{ name: words.expires, value: when(order.expires_at) }]
      : []),
  ];
}

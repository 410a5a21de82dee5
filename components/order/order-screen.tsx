"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { BASKET_PATH } from "@/components/basket/use-basket";
import { PaymentCell } from "@/components/deposit/payment-cell";
import { callApi } from "@/components/telegram/api";
import { useBuyerWords } from "@/components/telegram/buyer-words";
import { confirmAction, feel } from "@/components/telegram/client";
import { Failure } from "@/components/telegram/failure";
import { MainButton } from "@/components/telegram/main-button";
import { Refusal } from "@/components/telegram/refusal";
import { refresh, usePersonal } from "@/components/telegram/use-answer";
import { Button } from "@/components/ui/button";
import { Cell, Section } from "@/components/ui/section";
import { SkeletonList } from "@/components/ui/skeleton-list";
import { shortId } from "@/lib/order/rules";
import type { OrderView } from "@/lib/order/schema";
import { Delivery } from "./delivery";
import { openPayment } from "./order";
import { OrderMark, toneClass } from "./order-mark";

const MOVING_MS = 3000;

/** One purchase: how it stands, its content, what was bought and how it was paid. */
export function OrderScreen({ orderId }: { orderId: string }) {
  const path = `/api/orders/${encodeURIComponent(orderId)}`;
  const {
    data: order,
    error,
    reload,
  } = usePersonal<OrderView>(path, {
    // A paid order is being delivered this very moment.
    pollMs: (latest) => (latest.status === "paid" ? MOVING_MS : 0),
  });
  if (!order) return error ? <Failure error={error} onRetry={reload} /> : <OrderSkeleton />;
  return (
    <>
      <Head order={order} />
      {order.deliveries.map((delivery, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: deliveries have no id, and their order never changes.
        <Delivery key={index} delivery={delivery} />
      ))}
      <Lines order={order} />
      {order.payments.length > 0 ? <Payments order={order} /> : null}
      {order.status === "awaiting" ? <Waiting order={order} onChanged={reload} /> : null}
    </>
  );
}

function Head({ order }: { order: OrderView }) {
  const words = useBuyerWords();
  return (
    <section className="flex flex-col items-center px-4 pt-2 pb-5 text-center">
      <OrderMark status={order.status} size={64} />
      <h1 className="mt-3 text-2xl font-bold tracking-tight">
        {words.orders.purchase(shortId(order.order_id))}
      </h1>
      <p role="status" className={`mt-0.5 font-medium ${toneClass(order.status)}`}>
        {words.orders.status[order.status]}
      </p>
      <p className="mt-1.5 max-w-sm text-muted text-pretty">{words.orders.explain[order.status]}</p>
    </section>
  );
}

function Lines({ order }: { order: OrderView }) {
  const words = useBuyerWords();
  return (
    <Section
      title={words.orders.lines}
      className="first:mt-5"
      footer={order.paid_at ? words.orders.paidAt(words.date(order.paid_at)) : undefined}
    >
      {order.lines.map((line) => (
        <div key={line.offer_id} className="group/row">
          <Cell
            title={<bdi>{line.title}</bdi>}
            subtitle={line.quantity > 1 ? `× ${line.quantity}` : undefined}
            after={
              <span className="tabular text-ink">
                {words.money(line.line_total, order.currency)}
              </span>
            }
          />
        </div>
      ))}
      <div className="flex justify-between px-4 py-3 text-lg font-semibold">
        <span>{words.common.total}</span>
        <span className="tabular">{words.money(order.total, order.currency)}</span>
      </div>
    </Section>
  );
}

function Payments({ order }: { order: OrderView }) {
  const words = useBuyerWords();
  return (
    <Section title={words.orders.payments}>
      {order.payments.map((payment, index) => (
        <PaymentCell key={payment.payment_id ?? `balance-${index}`} payment={payment} />
      ))}
    </Section>
  );
}

/** While it waits: pay it, or give it back. */
function Waiting({ order, onChanged }: { order: OrderView; onChanged: () => void }) {
  const words = useBuyerWords();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const payment = openPayment(order);

  async function cancel() {
    const question = {
      title: words.orders.cancelTitle,
      message: words.orders.cancelText,
      confirm: words.orders.cancelConfirm,
      cancel: words.orders.keep,
    };
    if (!(await confirmAction(question))) return;
    setBusy(true);
    setError(null);
    try {
      await callApi(`/api/orders/${encodeURIComponent(order.order_id)}/cancel`, { method: "POST" });
      feel("success");
      refresh(BASKET_PATH, "/api/orders");
    } catch (problem) {
      setError(problem);
      feel("error");
    } finally {
      setBusy(false);
      onChanged();
    }
  }

  return (
    <>
      <Refusal error={error} />
      <Button look="danger" className="mt-4 w-full" isBusy={isBusy} onClick={() => void cancel()}>
        {words.orders.cancel}
      </Button>
      <MainButton
        text={payment ? words.orders.viewPayment : words.orders.pay}
        onClick={() =>
          router.push(
            payment ? `/payments/${payment.payment_id}` : `/checkout?order=${order.order_id}`,
          )
        }
      />
    </>
  );
}

/** Where the purchase will stand. */
export function OrderSkeleton() {
  const words = useBuyerWords();
  return (
    <>
      <div className="flex flex-col items-center pt-2 pb-8">
        <span className="skeleton size-16 rounded-full" />
        <span className="skeleton mt-4 h-7 w-48" />
        <span className="skeleton mt-3 h-4 w-64" />
      </div>
      <SkeletonList rows={3} label={words.common.loading} />
    </>
  );
}

"use client";

import Link from "next/link";
import { useBuyerWords } from "@/components/telegram/buyer-words";
import { Failure } from "@/components/telegram/failure";
import { usePages } from "@/components/telegram/use-pages";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Placeholder } from "@/components/ui/placeholder";
import { Cell } from "@/components/ui/section";
import { SkeletonList } from "@/components/ui/skeleton-list";
import { shortId } from "@/lib/order/rules";
import type { OrderSummary } from "@/lib/order/schema";
import { OrderMark, toneClass } from "./order-mark";

/** What the shopper has bought, newest first. */
export function OrdersScreen() {
  const words = useBuyerWords();
  const { items, error, hasMore, isLoadingMore, loadMore, reload } =
    usePages<OrderSummary>("/api/orders");
  if (!items) {
    if (error) return <Failure error={error} onRetry={reload} />;
    return <SkeletonList rows={5} label={words.common.loading} />;
  }
  if (items.length === 0)
    return (
      <Placeholder icon="orders" title={words.orders.emptyTitle} text={words.orders.emptyText}>
        <Link href="/" className={buttonClass("tinted")}>
          {words.common.toShop}
        </Link>
      </Placeholder>
    );
  return (
    <>
      <ul className="overflow-hidden rounded-2xl bg-surface">
        {items.map((order) => (
          <li key={order.order_id} className="group/row">
            <Link
              href={`/orders/${order.order_id}`}
              prefetch={false}
              className="block active:bg-fill"
            >
              <OrderCell order={order} />
            </Link>
          </li>
        ))}
      </ul>
      {hasMore ? (
        <Button look="tinted" className="mt-4 w-full" isBusy={isLoadingMore} onClick={loadMore}>
          {words.common.more}
        </Button>
      ) : null}
    </>
  );
}

function OrderCell({ order }: { order: OrderSummary }) {
  const words = useBuyerWords();
  const [first, ...others] = order.lines;
  return (
    <Cell
      className="min-h-16"
      before={<OrderMark status={order.status} />}
      title={
        <span className="line-clamp-2">
          {first ? <bdi>{first.title}</bdi> : words.orders.purchase(shortId(order.order_id))}
          {others.length > 0 ? <bdi className="text-muted"> +{others.length}</bdi> : null}
        </span>
      }
      subtitle={
        <span className={toneClass(order.status)}>{words.orders.status[order.status]}</span>
      }
      after={
        <>
          <span className="tabular font-medium text-ink">
            {words.money(order.total, order.currency)}
          </span>
          <Icon name="chevron" size={18} />
        </>
      }
    />
  );
}

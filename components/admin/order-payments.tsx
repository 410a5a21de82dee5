import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { OrderRecord } from "@/lib/order/rules";
import { shortId } from "@/lib/order/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { price } from "./evidence-words";

const words = RECORD_EN;

/** The payments that were asked for this order, each with the way to its own page. */
export function OrderPayments({ order }: { order: OrderRecord }) {
  return (
    <section aria-label={words.orderPayments} className="rounded-2xl bg-surface py-4">
      <h2 className="px-4 pb-2 text-sm font-medium text-muted">{words.orderPayments}</h2>
      {order.payments.length === 0 ? <p className="px-4 text-muted">{words.fromBalance}</p> : null}
      <ul>
        {order.payments.map((payment) => (
          <li key={payment.payment_id}>
            <Link
              href={`/admin/payments/${payment.payment_id}`}
              prefetch={false}
              className="flex min-h-12 items-center gap-3 px-4 py-1.5 hover:bg-fill active:bg-fill"
            >
              <span className="min-w-0 flex-1">
                <span className="block">
                  {price(payment.price, order.currency)} · {payment.pay_currency.toUpperCase()}
                </span>
                <span className="block text-sm text-muted">
                  {shortId(payment.payment_id)} · {ADMIN_LISTS_EN.payments.statuses[payment.status]}
                </span>
              </span>
              <Icon name="chevron" size={18} className="text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { Moment } from "@/components/ui/moment";
import { shortId } from "@/lib/order/rules";
import type { ThreadMessage } from "@/lib/support/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_SUPPORT_EN as words } from "@/lib/text/admin-support-en";

type Props = { messages: readonly ThreadMessage[]; shopperName: string };

/** What was written, in the order of time: the shopper's words on the left, answers on the right. */
export function SupportMessages({ messages, shopperName }: Props) {
  return (
    <ol aria-label={words.conversation} className="space-y-3">
      {messages.map((message) => (
        <li
          key={message.message_id}
          className={classNames("flex", message.staff_name !== null && "justify-end")}
        >
          <article
            className={classNames(
              "max-w-[85%] min-w-0 rounded-2xl px-4 py-3 md:max-w-[70%]",
              message.staff_name === null ? "bg-surface" : "bg-tint",
            )}
          >
            <p className="text-sm font-medium">
              <bdi>{message.staff_name ?? shopperName}</bdi>
            </p>
            {message.text ? (
              <p dir="auto" className="break-words whitespace-pre-wrap">
                {message.text}
              </p>
            ) : null}
            {message.has_photo ? (
              <p className="text-muted italic">
                {words.picture}. {words.pictureText}
              </p>
            ) : null}
            <About message={message} />
            <p className="pt-1 text-sm text-muted">
              <Moment iso={message.sent_at} locale={ADMIN_EN.locale} />
              {message.delivery ? ` · ${words.delivery[message.delivery]}` : ""}
            </p>
          </article>
        </li>
      ))}
    </ol>
  );
}

function About({ message }: { message: ThreadMessage }) {
  const { order_id: order, payment_id: payment } = message;
  const links = [
    ...(order ? [[`/admin/orders/${order}`, `${words.order} ${shortId(order)}`] as const] : []),
    ...(payment
      ? [[`/admin/payments/${payment}`, `${words.payment} ${shortId(payment)}`] as const]
      : []),
  ];
  if (links.length === 0) return null;
  return (
    <p className="tabular flex flex-wrap gap-x-4 text-sm">
      {links.map(([href, title]) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          className="inline-flex min-h-10 items-center text-link underline"
        >
          {title}
        </Link>
      ))}
    </p>
  );
}

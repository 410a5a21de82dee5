import Link from "next/link";
import { Ago } from "@/components/ui/ago";
import { buttonClass } from "@/components/ui/button";
import type { EntryView } from "@/lib/ledger/rules";
import { shortId } from "@/lib/order/rules";
import type { MessageView } from "@/lib/outbox/rules";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { amountText } from "@/lib/text/amount";
import { listHref } from "./list-query";
import { Mark } from "./state-mark";

const { entries: entryWords, messages: messageWords, locale } = ADMIN_LISTS_EN;

type Props<Item> = {
  page: { readonly items: readonly Item[]; readonly next_cursor: string | null };
  path: string;
};

const ROW = "flex items-start justify-between gap-4 p-4";

/** What was booked on a balance, the newest first. */
export function EntryList({ page, path }: Props<EntryView>) {
  if (page.items.length === 0) return <Nothing text={entryWords.none} />;
  return (
    <>
      <ul className="divide-y divide-line rounded-2xl bg-surface">
        {page.items.map((entry) => (
          <li key={entry.number} className={ROW}>
            <div className="min-w-0">
              <p className="font-medium">{entryWords.kinds[entry.kind]}</p>
              <About orderId={entry.order_id} paymentId={entry.payment_id} />
              {entry.reason ? <p className="text-sm break-words">{entry.reason}</p> : null}
              <Ago iso={entry.happened_at} locale={locale} className="text-sm" />
            </div>
            <p className="tabular text-right whitespace-nowrap">
              <span className={`font-semibold ${entry.amount.startsWith("-") ? "" : "text-good"}`}>
                {entry.amount.startsWith("-") ? "" : "+"}
                {amountText({ amount: entry.amount, currency: entry.currency }, locale)}
              </span>
              <span className="block text-sm text-muted">
                {entryWords.after(
                  amountText({ amount: entry.balance_after, currency: entry.currency }, locale),
                )}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <Pages name="entries" next={page.next_cursor} path={path} words={entryWords} />
    </>
  );
}

const STATES = { queued: "warn", sent: "good", blocked: "muted", dead: "danger" } as const;

/** What was and will be sent to a shopper, the newest first. */
export function MessageList({ page, path }: Props<MessageView>) {
  if (page.items.length === 0) return <Nothing text={messageWords.none} />;
  return (
    <>
      <ul className="divide-y divide-line rounded-2xl bg-surface">
        {page.items.map((message) => (
          <li key={message.id} className={ROW}>
            <div className="min-w-0">
              <p className="font-medium">{messageWords.kinds[message.kind] ?? message.kind}</p>
              <About orderId={message.order_id} paymentId={message.payment_id} />
              {message.error ? (
                <p className="text-sm break-words text-danger">{message.error}</p>
              ) : null}
              <Ago
                iso={message.sent_at ?? message.created_at}
                locale={locale}
                className="text-sm"
              />
            </div>
            <p className="text-right">
              <Mark tone={STATES[message.state]} text={messageWords.states[message.state]} />
              {message.part_count > 1 ? (
                <span className="block pt-1 text-sm text-muted">
                  {messageWords.parts(message.part_count)}
                </span>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      <Pages name="messages" next={page.next_cursor} path={path} words={messageWords} />
    </>
  );
}

function About({ orderId, paymentId }: { orderId: string | null; paymentId: string | null }) {
  const links = [
    [orderId, "orders", ADMIN_LISTS_EN.orders.order],
    [paymentId, "payments", ADMIN_LISTS_EN.payments.payment],
  ] as const;
  return (
    <p className="tabular flex flex-wrap gap-x-3 text-sm">
      {links.map(([id, place, word]) =>
        id ? (
          <Link
            key={place}
            href={`/admin/${place}/${id}`}
            prefetch={false}
            className="inline-flex min-h-10 items-center text-link underline-offset-2 hover:underline"
          >
            {word} {shortId(id)}
          </Link>
        ) : null,
      )}
    </p>
  );
}

type PagesProps = {
  name: string;
  next: string | null;
  path: string;
  words: { readonly older: string; readonly newest: string };
};

function Pages({ name, next, path, words }: PagesProps) {
  return (
    <p className="flex gap-2 pt-3">
      {next ? (
        <Link
          href={listHref(path, { [name]: next })}
          prefetch={false}
          className={buttonClass("tinted")}
        >
          {words.older}
        </Link>
      ) : null}
    </p>
  );
}

function Nothing({ text }: { text: string }) {
  return <p className="rounded-2xl bg-surface p-4 text-muted">{text}</p>;
}

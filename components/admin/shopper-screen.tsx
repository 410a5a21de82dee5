"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import type { DepositEntry } from "@/lib/deposit/rules";
import type { EntryView } from "@/lib/ledger/rules";
import type { OrderEntry } from "@/lib/order/schema";
import type { MessageView } from "@/lib/outbox/rules";
import type { ShopperRecord } from "@/lib/shopper/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { amountText } from "@/lib/text/amount";
import { AdjustDialog } from "./adjust-dialog";
import { BackLink } from "./back-link";
import { DepositList } from "./deposit-list";
import { listHref } from "./list-query";
import { OrderList } from "./order-list";
import { AdmissionDialog, ShopperAdmission } from "./shopper-admission";
import { BanDialog, NoteDialog, UnbanDialog } from "./shopper-dialogs";
import { EntryList, MessageList } from "./shopper-history";
import { nameOf, ShopperMarks } from "./shopper-link";

const words = ADMIN_LISTS_EN.shoppers;

type Numbered<Item> = { readonly items: readonly Item[]; readonly next_cursor: string | null };

type Props = {
  shopper: ShopperRecord;
  orders: readonly OrderEntry[];
  deposits: readonly DepositEntry[];
  entries: Numbered<EntryView>;
  messages: Numbered<MessageView>;
  mayBan: boolean;
  mayNote: boolean;
  mayAdjust: boolean;
};

type Open = "ban" | "admission" | "unban" | "note" | "adjust" | null;

/** One shopper: who they are, what they have, what they did, and the acts on them. */
export function ShopperScreen({ shopper, orders, deposits, entries, messages, ...may }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const path = `/admin/shoppers/${shopper.shopper_id}`;
  const dialog = {
    shopper,
    onClose: () => setOpen(null),
    onDone: (text: string) => {
      setOpen(null);
      setSaid(text);
      router.refresh();
    },
  };
  return (
    <>
      <BackLink href="/admin/shoppers" title={words.title} />
      <Head shopper={shopper} {...may} onOpen={setOpen} />
      <p role="status" className={said ? "rise mb-4 rounded-xl bg-tint px-4 py-3" : undefined}>
        {said}
      </p>
      <Facts shopper={shopper} />
      <ShopperAdmission
        shopper={shopper}
        mayAdmit={may.mayBan}
        onAsk={() => setOpen("admission")}
      />
      <Part title={words.note}>
        <div className="rounded-2xl bg-surface p-4">
          <p className={shopper.note ? "whitespace-pre-wrap break-words" : "text-muted"}>
            {shopper.note || words.noNote}
          </p>
          {may.mayNote ? (
            <Button look="tinted" className="mt-3" onClick={() => setOpen("note")}>
              {shopper.note ? words.editNote : words.addNote}
            </Button>
          ) : null}
        </div>
      </Part>
      <Part
        title={words.recentOrders}
        href={listHref("/admin/orders", { shopper: shopper.shopper_id })}
        all={words.allOrders}
      >
        {orders.length > 0 ? (
          <OrderList orders={orders} isOfOneShopper />
        ) : (
          <Nothing text={words.noOrders} />
        )}
      </Part>
      <Part
        title={words.recentPayments}
        href={listHref("/admin/payments", { shopper: shopper.shopper_id })}
        all={words.allPayments}
      >
        {deposits.length > 0 ? (
          <DepositList deposits={deposits} isOfOneShopper />
        ) : (
          <Nothing text={words.noPayments} />
        )}
      </Part>
      <Part title={ADMIN_LISTS_EN.entries.title}>
        <EntryList page={entries} path={path} />
      </Part>
      <Part title={ADMIN_LISTS_EN.messages.title}>
        <MessageList page={messages} path={path} />
      </Part>
      {open === "ban" ? <BanDialog {...dialog} /> : null}
      {open === "unban" ? <UnbanDialog {...dialog} /> : null}
      {open === "admission" ? <AdmissionDialog {...dialog} /> : null}
      {open === "adjust" ? <AdjustDialog {...dialog} /> : null}
      {open === "note" ? <NoteDialog {...dialog} /> : null}
    </>
  );
}

type HeadProps = {
  shopper: ShopperRecord;
  mayBan: boolean;
  mayAdjust: boolean;
  onOpen: (open: Open) => void;
};

function Head({ shopper, mayBan, mayAdjust, onOpen }: HeadProps) {
  const { username, telegram_id: telegramId, banned_at: bannedAt } = shopper;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-5">
      <div className="min-w-64 flex-1">
        <h1 className="text-[1.75rem]/9 font-bold tracking-tight break-words">
          <bdi>{nameOf(shopper)}</bdi>
        </h1>
        <p className="tabular pt-1 text-muted">
          {username ? `@${username} · ` : ""}
          {words.telegramId} {telegramId}
        </p>
        <ShopperMarks marks={shopper.marks} />
      </div>
      <div className="flex flex-wrap gap-2">
        <a
          href={username ? `https://t.me/${username}` : `tg://user?id=${telegramId}`}
          target="_blank"
          rel="noreferrer"
          className={buttonClass("tinted")}
        >
          {words.write}
        </a>
        {mayAdjust ? (
          <Button look="tinted" onClick={() => onOpen("adjust")}>
            {RECORD_EN.act.adjust}
          </Button>
        ) : null}
        {mayBan && !bannedAt ? (
          <Button look="danger" className="border border-line" onClick={() => onOpen("ban")}>
            {words.ban}
          </Button>
        ) : null}
        {mayBan && bannedAt ? (
          <Button look="tinted" onClick={() => onOpen("unban")}>
            {words.unban}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Facts({ shopper }: { shopper: ShopperRecord }) {
  const { currency, banned_at: bannedAt, frozen_at: frozenAt } = shopper;
  const { locale } = ADMIN_LISTS_EN;
  const inMoney = (amount: string) => amountText({ amount, currency }, locale);
  const facts: [string, ReactNode][] = [
    [ADMIN_LISTS_EN.balance, inMoney(shopper.balance)],
    ...(shopper.on_hold === "0.00"
      ? []
      : [[words.hold, inMoney(shopper.on_hold)] as [string, ReactNode]]),
    [words.deposited, inMoney(shopper.total_deposited)],
    [words.spent, inMoney(shopper.total_spent)],
    [words.since, <Moment key="since" iso={shopper.created_at} locale={locale} />],
    [words.seen, <Moment key="seen" iso={shopper.seen_at} locale={locale} />],
    [words.language, languageName(shopper.language)],
  ];
  return (
    <div className="rounded-2xl bg-surface p-4">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 md:grid-cols-3">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-muted">{name}</dt>
            <dd className="tabular text-sm font-medium sm:text-base">{value}</dd>
          </div>
        ))}
      </dl>
      {bannedAt ? (
        <Trouble title={words.bannedSince} iso={bannedAt} text={shopper.ban_reason} />
      ) : null}
      {frozenAt ? (
        <Trouble title={words.frozenSince} iso={frozenAt} text={words.frozenText} />
      ) : null}
      {shopper.marks.includes("blocked") ? (
        <p className="mt-3 border-t border-line pt-3 text-muted">{words.blockedText}</p>
      ) : null}
    </div>
  );
}

/** "German". */
function languageName(code: string): string {
  const names = new Intl.DisplayNames(ADMIN_LISTS_EN.locale, { type: "language" });
  return names.of(code) ?? code;
}

function Trouble({ title, iso, text }: { title: string; iso: string; text: string | null }) {
  return (
    <div className="mt-3 border-t border-line pt-3">
      <p className="font-medium text-danger">
        {title} <Moment iso={iso} locale={ADMIN_LISTS_EN.locale} />
      </p>
      {text ? <p className="break-words whitespace-pre-wrap">{text}</p> : null}
    </div>
  );
}

type PartProps = { title: string; href?: string; all?: string; children: ReactNode };

function Part({ title, href, all, children }: PartProps) {
  return (
    <section className="pt-7">
      <div className="flex items-baseline justify-between gap-4 pb-2">
        <h2 className="text-xl font-semibold">{title}</h2>
        {href ? (
          <Link
            href={href}
            prefetch={false}
            className="inline-flex min-h-11 items-center font-medium text-link"
          >
            {all}
          </Link>
        ) : null}
      </div>
      {children}
    </section>
  );
}

/** What stands where there is nothing of a kind. */
function Nothing({ text }: { text: string }) {
  return <p className="rounded-2xl bg-surface p-4 text-muted">{text}</p>;
}

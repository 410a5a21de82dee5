"use client";

import Link from "next/link";
import { useState } from "react";
import { PaymentCell } from "@/components/deposit/payment-cell";
import { useBuyerWords } from "@/components/telegram/buyer-words";
import { Failure } from "@/components/telegram/failure";
import { Refusal } from "@/components/telegram/refusal";
import { useTelegram } from "@/components/telegram/state";
import { usePages } from "@/components/telegram/use-pages";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Cell, Section } from "@/components/ui/section";
import { SkeletonList } from "@/components/ui/skeleton-list";
import type { PaymentView } from "@/lib/deposit/rules";
import { chooseLanguage, type ProfileView } from "@/lib/shopper/rules";
import { LANGUAGE_NAMES } from "@/lib/text/languages";
import { setLanguage, useMe } from "./me";

/** The shopper's account: balance first, then totals, language and every payment. */
export function ProfileScreen() {
  const words = useBuyerWords();
  const { firstName } = useTelegram();
  const { me, error, reload } = useMe();
  if (!me) return error ? <Failure error={error} onRetry={reload} /> : <ProfileSkeleton />;
  return (
    <>
      <header className="flex items-center gap-3.5 px-1 pb-4">
        <span
          aria-hidden="true"
          className="grid size-14 place-items-center rounded-full bg-accent text-2xl font-semibold text-on-accent"
        >
          {(Array.from(firstName)[0] ?? "K").toUpperCase()}
        </span>
        <span className="min-w-0">
          <h1 className="truncate text-2xl font-bold tracking-tight">
            <bdi>{words.profile.hello(firstName)}</bdi>
          </h1>
          <p className="tabular text-sm text-muted">
            {words.profile.telegramId} <bdi>{me.telegram_id}</bdi>
          </p>
        </span>
      </header>
      <BalanceCard me={me} />
      <Section>
        <Link href="/orders" prefetch={false} className="group/row block active:bg-fill">
          <Cell
            before={<Sign name="orders" />}
            title={words.profile.purchases}
            after={<Icon name="chevron" size={18} />}
          />
        </Link>
        <LanguageCell language={me.language} />
      </Section>
      <History />
      <SmallPrint />
    </>
  );
}

function SmallPrint() {
  const words = useBuyerWords();
  const pages = [
    { href: "/terms", title: words.profile.terms },
    { href: "/privacy", title: words.profile.privacy },
  ];
  return (
    <Section>
      {pages.map(({ href, title }) => (
        <Link key={href} href={href} prefetch={false} className="group/row block active:bg-fill">
          <Cell title={title} after={<Icon name="chevron" size={18} />} />
        </Link>
      ))}
    </Section>
  );
}

function BalanceCard({ me }: { me: ProfileView }) {
  const words = useBuyerWords();
  const { amount, currency } = me.balance;
  return (
    <section className="rounded-2xl bg-surface p-4">
      <div className="flex items-end justify-between gap-3">
        <p>
          <span className="block text-sm text-muted">{words.profile.balance}</span>
          <span className="tabular block text-[2rem]/10 font-bold tracking-tight">
            {words.money(amount, currency)}
          </span>
        </p>
        <Link href="/refill" prefetch={false} className={buttonClass("filled", "shrink-0")}>
          <Icon name="plus" size={20} />
          {words.profile.topUp}
        </Link>
      </div>
      <dl className="mt-4 grid grid-cols-2 gap-3 border-t border-line pt-3">
        <Figure label={words.profile.deposited} value={words.money(me.total_deposited, currency)} />
        <Figure label={words.profile.spent} value={words.money(me.total_spent, currency)} />
      </dl>
    </section>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="tabular font-semibold">{value}</dd>
    </div>
  );
}

function Sign({ name }: { name: "orders" | "globe" }) {
  return (
    <span className="grid size-9 place-items-center rounded-full bg-tint text-link">
      <Icon name={name} size={20} />
    </span>
  );
}

function LanguageCell({ language }: { language: string }) {
  const words = useBuyerWords();
  const [error, setError] = useState<unknown>(null);
  return (
    <label className="group/row relative block has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-link">
      <Cell
        before={<Sign name="globe" />}
        title={words.profile.language}
        after={
          <>
            {LANGUAGE_NAMES[chooseLanguage(language)]}
            <Icon name="chevron" size={18} />
          </>
        }
      />
      <select
        aria-label={words.profile.language}
        value={chooseLanguage(language)}
        onChange={(event) => void setLanguage(event.target.value).catch(setError)}
        className="absolute inset-0 size-full opacity-0"
      >
        {Object.entries(LANGUAGE_NAMES).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <Refusal error={error} />
    </label>
  );
}

function History() {
  const words = useBuyerWords();
  const { items, error, hasMore, isLoadingMore, loadMore, reload } =
    usePages<PaymentView>("/api/payments");
  return (
    <>
      <Section title={words.profile.history}>
        {items?.map((payment, index) => (
          <PaymentCell key={payment.payment_id ?? `balance-${index}`} payment={payment} />
        ))}
        {items?.length === 0 ? (
          <p className="px-4 py-5 text-muted">{words.profile.historyEmpty}</p>
        ) : null}
        {!items && !error ? <SkeletonList rows={3} label={words.common.loading} /> : null}
        {!items && error ? <Failure error={error} onRetry={reload} /> : null}
      </Section>
      {hasMore ? (
        <Button look="tinted" className="mt-4 w-full" isBusy={isLoadingMore} onClick={loadMore}>
          {words.common.more}
        </Button>
      ) : null}
    </>
  );
}

/** Where the account will stand. */
export function ProfileSkeleton() {
  const words = useBuyerWords();
  return (
    <div role="status" aria-label={words.common.loading}>
      <div className="flex items-center gap-3.5 px-1 pb-4">
        <span className="skeleton size-14 rounded-full" />
        <span className="space-y-2">
          <span className="skeleton block h-6 w-36" />
          <span className="skeleton block h-4 w-44" />
        </span>
      </div>
      <div className="h-42 rounded-2xl bg-surface p-4">
        <span className="skeleton block h-4 w-20" />
        <span className="skeleton mt-3 block h-8 w-40" />
      </div>
    </div>
  );
}

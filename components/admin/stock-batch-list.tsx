"use client";

import Link from "next/link";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Moment } from "@/components/ui/moment";
import { Placeholder } from "@/components/ui/placeholder";
import type { BatchView } from "@/lib/batch/rules";
import { BATCH_EN } from "@/lib/text/admin-batch-en";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { amountText } from "@/lib/text/amount";
import { Heading } from "./heading";
import { UndoBatchDialog } from "./stock-batch-undo";

const words = BATCH_EN.batches;
const STATES = ["free", "reserved", "sold", "void"] as const;
const COLORS = {
  free: "bg-accent",
  reserved: "bg-link/60",
  sold: "bg-muted",
  void: "bg-danger/70",
} as const;

type Props = { batches: readonly BatchView[]; nextCursor: string | null; isFirstPage: boolean };

/** What came in together, the newest first, and the way to take back what nobody bought. */
export function BatchList({ batches, nextCursor, isFirstPage }: Props) {
  const [undoing, setUndoing] = useState<BatchView | null>(null);
  const [said, setSaid] = useState("");
  return (
    <>
      <Heading title={words.title} intro={words.intro}>
        <Link href="/admin/stock/import" className={buttonClass("filled")}>
          <Icon name="plus" size={20} />
          {words.add}
        </Link>
      </Heading>
      <p role="status" className={said ? "rise mb-4 rounded-xl bg-tint px-4 py-3" : undefined}>
        {said}
      </p>
      {batches.length === 0 ? (
        <div className="rounded-2xl bg-surface">
          <Placeholder icon="bag" title={words.emptyTitle} text={words.emptyText} />
        </div>
      ) : (
        <ul aria-label={words.title} className="space-y-3">
          {batches.map((batch) => (
            <li key={batch.id} className="rounded-2xl bg-surface p-4 sm:p-5">
              <Batch batch={batch} onUndo={() => setUndoing(batch)} />
            </li>
          ))}
        </ul>
      )}
      <nav className="flex flex-wrap gap-2 pt-3">
        {isFirstPage ? null : (
          <Link href="/admin/stock/batches" className={buttonClass("plain")}>
            {ADMIN_EN.common.newest}
          </Link>
        )}
        {nextCursor ? (
          <Link
            href={`/admin/stock/batches?cursor=${nextCursor}`}
            className={buttonClass("tinted")}
          >
            {ADMIN_EN.common.older}
          </Link>
        ) : null}
      </nav>
      {undoing ? (
        <UndoBatchDialog
          batch={undoing}
          onClose={() => setUndoing(null)}
          onDone={(removed) => {
            setUndoing(null);
            setSaid(words.undone(undoing.name, removed));
          }}
        />
      ) : null}
    </>
  );
}

function Batch({ batch, onUndo }: { batch: BatchView; onUndo: () => void }) {
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-48 flex-1">
          <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium break-words">
            {batch.name}
            {batch.undone_at ? (
              <span className="rounded-full bg-fill px-2.5 py-0.5 text-sm text-muted">
                {words.undoneMark}
              </span>
            ) : null}
          </h2>
          <p className="text-sm text-muted">{batch.offer_title}</p>
        </div>
        {batch.undone_at ? null : (
          <Button
            look="danger"
            className="border border-line px-4"
            aria-label={words.undoOf(batch.name)}
            onClick={onUndo}
          >
            {words.undo}
          </Button>
        )}
      </div>
      <Shares batch={batch} />
      <Facts batch={batch} />
    </>
  );
}

/** How the units stand, as a bar and in numbers. */
function Shares({ batch }: { batch: BatchView }) {
  const total = Math.max(batch.unit_count, 1);
  const told = STATES.filter((state) => state !== "void" || batch.void > 0);
  return (
    <>
      <div aria-hidden="true" className="mt-3 flex h-2 gap-px overflow-hidden rounded-full bg-fill">
        {STATES.filter((state) => batch[state] > 0).map((state) => (
          <span
            key={state}
            className={COLORS[state]}
            style={{ width: `${(batch[state] / total) * 100}%` }}
          />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 pt-2 text-sm">
        {told.map((state) => (
          <li key={state} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={`size-2.5 rounded-full ${COLORS[state]}`} />
            <span className="text-muted">{words.states[state]}</span>
            <span className="tabular font-medium">{BATCH_EN.number(batch[state])}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Facts({ batch }: { batch: BatchView }) {
  const { unit_cost: cost, currency, sellable_until: until, created_at: at } = batch;
  const facts = [
    [words.cameIn, BATCH_EN.number(batch.unit_count)],
    [
      words.cost,
      cost === null ? words.unknown : amountText({ amount: cost, currency }, ADMIN_EN.locale),
    ],
    [words.supplier, batch.supplier || words.unknown],
    [
      words.lastDay,
      until ? <Moment key="until" iso={until} locale={ADMIN_EN.locale} /> : words.unknown,
    ],
    [words.by, <Moment key="at" iso={at} locale={ADMIN_EN.locale} />],
  ] as const;
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 pt-4 text-sm sm:grid-cols-3 lg:grid-cols-5">
        {facts.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {batch.undone_at ? (
        <p className="pt-3 text-sm text-muted">
          {words.undoneText(batch.undone_count)}
          {" · "}
          <Moment iso={batch.undone_at} locale={ADMIN_EN.locale} />
        </p>
      ) : null}
    </>
  );
}

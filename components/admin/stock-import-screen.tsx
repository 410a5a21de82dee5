"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { ImportView } from "@/lib/batch/rules";
import { BATCH_EN } from "@/lib/text/admin-batch-en";
import { adminWords } from "./api";
import { Heading } from "./heading";
import { ImportCommitForm } from "./stock-import-commit";
import { ImportDiff } from "./stock-import-diff";
import { ImportProgress } from "./stock-import-progress";
import { ImportSourceForm } from "./stock-import-source";
import { type ImportStage, useStockImport } from "./use-stock-import";

const words = BATCH_EN.import;

type Props = {
  offer: { readonly id: string; readonly title: string; readonly free: number };
  currency: string;
  /** One that was read before the page was opened anew. */
  found: ImportView | null;
};

/** An import for one offer: bring it, see what it would change, add it. */
export function ImportScreen({ offer, currency, found }: Props) {
  const { stage, read, commit, discard, again, stop } = useStockImport(offer.id, found);
  return (
    <>
      <Heading title={words.title} intro={words.intro} />
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-2xl bg-surface p-4 sm:px-5">
        <p className="min-w-48 flex-1">
          <span className="block text-sm text-muted">{words.offer}</span>
          <span className="block font-medium">{offer.title}</span>
          {stage.kind === "choose" && found === null ? (
            <span className="block text-sm text-muted">{words.inStock(offer.free)}</span>
          ) : null}
        </p>
        {stage.kind === "choose" ? (
          <Link href="/admin/stock/import" className={buttonClass("plain", "-mx-5")}>
            {words.otherOffer}
          </Link>
        ) : null}
      </div>
      {stage.kind === "choose" ? <ImportSourceForm onRead={(source) => void read(source)} /> : null}
      {stage.kind === "reading" ? (
        <ImportProgress fraction={stage.fraction} count={stage.count} onStop={stop} />
      ) : null}
      {stage.kind === "ready" ? (
        <Ready
          view={stage.view}
          currency={currency}
          onCommit={(input) => commit(stage.view, input)}
          onDiscard={() => discard(stage.view)}
        />
      ) : null}
      {stage.kind === "done" ? <Done {...stage} onAgain={again} /> : null}
      {stage.kind === "failed" ? (
        <Card icon="alert" title={words.failedTitle} text={words.failedText}>
          <p role="alert" className="w-full pb-2 text-danger">
            {adminWords(stage.error)}
          </p>
          <Button onClick={again}>{words.tryAgain}</Button>
        </Card>
      ) : null}
    </>
  );
}

type ReadyProps = Parameters<typeof ImportCommitForm>[0];

function Ready(props: ReadyProps) {
  const { view, onDiscard } = props;
  const hasNew = view.counts.new > 0;
  return (
    <div className="space-y-4">
      <div className="px-1">
        <h2 className="text-xl font-semibold">
          {hasNew ? words.readyTitle(view.counts.new) : words.nothingNewTitle}
        </h2>
        {hasNew ? null : <p className="pt-1 text-muted">{words.nothingNewText}</p>}
      </div>
      <ImportDiff view={view} />
      {hasNew ? (
        <ImportCommitForm {...props} />
      ) : (
        <Button look="tinted" onClick={() => void onDiscard()}>
          {words.again}
        </Button>
      )}
    </div>
  );
}

type DoneProps = Extract<ImportStage, { kind: "done" }> & { onAgain: () => void };

function Done({ view, batch, onAgain }: DoneProps) {
  const skipped = view.counts.new - batch.unit_count;
  return (
    <Card icon="check" title={words.doneTitle(batch.unit_count)} text={words.doneText(batch.name)}>
      {skipped > 0 ? <p className="w-full text-muted">{words.skipped(skipped)}</p> : null}
      <Link href="/admin/stock/batches" className={buttonClass("filled")}>
        {words.toBatches}
      </Link>
      <Button look="tinted" onClick={onAgain}>
        {words.again}
      </Button>
    </Card>
  );
}

type CardProps = {
  icon: "check" | "alert";
  title: string;
  text: string;
  children: ReactNode;
};

function Card({ icon, title, text, children }: CardProps) {
  return (
    <section role="status" className="rise rounded-2xl bg-surface p-5">
      <div className="flex items-center gap-4">
        <span className="grid size-14 shrink-0 place-items-center rounded-full bg-tint text-link">
          <Icon name={icon} size={28} />
        </span>
        <div>
          <h2 className="text-xl font-semibold text-balance">{title}</h2>
          <p className="text-muted">{text}</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2 pt-5">{children}</div>
    </section>
  );
}

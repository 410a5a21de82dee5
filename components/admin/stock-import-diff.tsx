"use client";

import { useEffect, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Spinner } from "@/components/ui/spinner";
import {
  type ImportLineView,
  type ImportView,
  LINE_STATUSES,
  type LineStatus,
} from "@/lib/batch/rules";
import { BATCH_EN } from "@/lib/text/admin-batch-en";
import { callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";

const words = BATCH_EN.import;

type Page = { readonly items: readonly ImportLineView[]; readonly next_cursor: string | null };

/** What an import would change: how many lines there are of each kind, and the lines of the one that is chosen. */
export function ImportDiff({ view }: { view: ImportView }) {
  const shown = LINE_STATUSES.filter((status) => status === "new" || view.counts[status] > 0);
  const [chosen, setChosen] = useState<LineStatus>(
    view.counts.new > 0 ? "new" : (shown[1] ?? "new"),
  );
  return (
    <section aria-label={words.lines} className="rounded-2xl bg-surface p-4 sm:p-5">
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6">
        {shown.map((status) => (
          <button
            key={status}
            type="button"
            aria-pressed={status === chosen}
            onClick={() => setChosen(status)}
            className={classNames(
              "rounded-xl border px-3.5 py-2.5 text-left",
              status === chosen ? "border-link bg-tint" : "border-line",
            )}
          >
            <span
              className={classNames(
                "tabular block text-2xl font-semibold",
                status === "faulty" && "text-danger",
              )}
            >
              {BATCH_EN.number(view.counts[status])}
            </span>
            <span className={classNames("block text-sm", status !== chosen && "text-muted")}>
              {words.statuses[status]}
            </span>
          </button>
        ))}
      </div>
      <Lines key={chosen} view={view} status={chosen} />
      {chosen === "faulty" ? (
        <a
          href={`/api/admin/imports/${view.id}/faults`}
          download
          className={buttonClass("plain", "-ml-5")}
        >
          {words.download}
        </a>
      ) : null}
    </section>
  );
}

function Lines({ view, status }: { view: ImportView; status: LineStatus }) {
  const [lines, setLines] = useState<readonly ImportLineView[]>([]);
  const [cursor, setCursor] = useState<string | null>("0");
  const [isLoading, setLoading] = useState(true);
  const [error, setError] = useState<unknown>(null);

  // The first page comes by itself.
  useEffect(() => {
    const state = { isGone: false };
    readPage(view.id, status, "0")
      .then((page) => {
        if (state.isGone) return;
        setLines(page.items);
        setCursor(page.next_cursor);
      })
      .catch((problem: unknown) => !state.isGone && setError(problem))
      .finally(() => !state.isGone && setLoading(false));
    return () => {
      state.isGone = true;
    };
  }, [view.id, status]);

  async function more() {
    setLoading(true);
    setError(null);
    try {
      const page = await readPage(view.id, status, cursor ?? "0");
      setLines((before) => [...before, ...page.items]);
      setCursor(page.next_cursor);
    } catch (problem) {
      setError(problem);
    } finally {
      setLoading(false);
    }
  }

  if (isLoading && lines.length === 0)
    return (
      <div className="grid min-h-24 place-items-center">
        <Spinner />
      </div>
    );
  return (
    <>
      {lines.length === 0 && !error ? <p className="pt-4 text-muted">{words.noLines}</p> : null}
      <ol className="divide-y divide-line pt-3">
        {lines.map((line) => (
          <Line key={line.line_number} line={line} isArchive={view.format === "zip"} />
        ))}
      </ol>
      {error ? <Refused error={error} /> : null}
      {cursor && (lines.length > 0 || error) ? (
        <Button look="plain" className="-ml-5" isBusy={isLoading} onClick={() => void more()}>
          {words.moreLines}
        </Button>
      ) : null}
    </>
  );
}

function Line({ line, isArchive }: { line: ImportLineView; isArchive: boolean }) {
  const number = isArchive ? words.entry(line.line_number) : words.line(line.line_number);
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-2.5">
      <span className="tabular w-24 shrink-0 text-sm text-muted">{number}</span>
      <span className="min-w-0 flex-1 basis-48 break-words">
        {line.masked ? <span className="font-mono text-sm break-all">{line.masked}</span> : null}
        {line.label ? <span className="block">{line.label}</span> : null}
        {line.fault ? <span className="block">{BATCH_EN.lineFaults[line.fault]}</span> : null}
        {line.same_line ? <span className="block">{words.sameAs(line.same_line)}</span> : null}
        {line.unit_id ? <span className="block">{words.known(line.unit_id)}</span> : null}
      </span>
    </li>
  );
}

function readPage(importId: string, status: LineStatus, cursor: string): Promise<Page> {
  const query = new URLSearchParams({ status, cursor });
  return callAdmin<Page>(`/api/admin/imports/${importId}/lines?${query}`);
}

"use client";

import { useEffect, useRef, useState } from "react";
import type { BatchView, ImportFormat, ImportView } from "@/lib/batch/rules";
import { callAdmin } from "./api";
import { sendContent } from "./stock-import-send";

const POLL_MS = 700;
const COMMIT_TIMEOUT_MS = 150_000;

export type ImportSource = {
  readonly format: ImportFormat;
  readonly sourceName: string;
  readonly content: Blob;
};

export type ImportCommitInput = {
  readonly name: string;
  readonly unit_cost: string | null;
  readonly supplier: string;
  readonly sellable_until: string | null;
};

/** Where an import stands on this page. */
export type ImportStage =
  | { readonly kind: "choose" }
  | { readonly kind: "reading"; readonly fraction: number; readonly count: number }
  | { readonly kind: "ready"; readonly view: ImportView }
  | { readonly kind: "done"; readonly view: ImportView; readonly batch: BatchView }
  | { readonly kind: "failed"; readonly error: unknown };

/** The steps of an import for one offer. `found` is one that was read before: also a page that is opened anew goes on with it. */
export function useStockImport(offerId: string, found: ImportView | null) {
  const [stage, setStage] = useState<ImportStage>(
    found ? { kind: "ready", view: found } : { kind: "choose" },
  );
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);

  async function read({ format, sourceName, content }: ImportSource): Promise<void> {
    const aborting = new AbortController();
    abort.current = aborting;
    setStage({ kind: "reading", fraction: 0, count: 0 });
    try {
      const opened = await callAdmin<ImportView>("/api/admin/imports", {
        method: "POST",
        body: { offer_id: offerId, format, source_name: sourceName },
      });
      const total = Math.max(content.size, 1);
      const watching = watch(opened.id, aborting.signal, (view) =>
        setStage({
          kind: "reading",
          fraction: Math.min(view.byte_count / total, 1),
          count: countLines(view),
        }),
      );
      const sending = { importId: opened.id, content, signal: aborting.signal };
      const view = await sendContent(sending);
      aborting.abort();
      await watching;
      rememberImport(view.id);
      setStage({ kind: "ready", view });
    } catch (error) {
      const isStopped = aborting.signal.aborted;
      aborting.abort();
      setStage(isStopped ? { kind: "choose" } : { kind: "failed", error });
    }
  }

  async function commit(view: ImportView, body: ImportCommitInput): Promise<void> {
    const path = `/api/admin/imports/${view.id}/commit`;
    const call = { method: "POST", body, timeoutMs: COMMIT_TIMEOUT_MS } as const;
    const batch = await callAdmin<BatchView>(path, call);
    rememberImport(null);
    setStage({ kind: "done", view, batch });
  }

  async function discard(view: ImportView): Promise<void> {
    await callAdmin(`/api/admin/imports/${view.id}`, { method: "DELETE" });
    again();
  }

  function again(): void {
    rememberImport(null);
    setStage({ kind: "choose" });
  }

  return { stage, read, commit, discard, again, stop: () => abort.current?.abort() };
}

/** How many lines are compared so far. */
export function countLines({ counts }: ImportView): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

async function watch(
  importId: string,
  signal: AbortSignal,
  tell: (view: ImportView) => void,
): Promise<void> {
  while (!signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    if (signal.aborted) return;
    // One look that fails is followed by the next.
    const view = await callAdmin<ImportView>(`/api/admin/imports/${importId}`).catch(() => null);
    if (view && !signal.aborted) tell(view);
  }
}

/** Puts the import into the page's address, so that a reload goes on with it. */
function rememberImport(importId: string | null): void {
  const url = new URL(window.location.href);
  if (importId) url.searchParams.set("import", importId);
  else url.searchParams.delete("import");
  window.history.replaceState(null, "", url);
}

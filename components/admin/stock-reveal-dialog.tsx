"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Spinner } from "@/components/ui/spinner";
import type { PayloadFile, UnitPayload } from "@/lib/stock/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";
import { StockFile } from "./stock-file";

type Props = { id: string; title: string; onClose: () => void };

/** What a unit holds. Opening is an act: it is asked for once, and gone from here when the dialog closes. */
export function StockRevealDialog({ id, title, onClose }: Props) {
  const [payload, setPayload] = useState<UnitPayload | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    callAdmin<UnitPayload>(`/api/admin/stock/reveal/${id}`, { method: "POST" })
      .then(setPayload)
      .catch(setError);
  }, [id]);
  return (
    <Dialog title={title} onClose={onClose}>
      {payload ? <Payload id={id} payload={payload} /> : null}
      {error ? <Refused error={error} /> : null}
      {payload || error ? null : (
        <p role="status" className="flex items-center justify-center gap-2 py-8 text-muted">
          <Spinner /> {words.opening}
        </p>
      )}
      <div className="grid pt-4">
        <Button look="tinted" onClick={onClose}>
          {ADMIN_EN.common.close}
        </Button>
      </div>
    </Dialog>
  );
}

function Payload({ id, payload }: { id: string; payload: UnitPayload }) {
  return (
    <div className="space-y-3 pt-3">
      {payload.text ? (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, and the keyboard must reach it.
          tabIndex={0}
          className="max-h-72 overflow-auto rounded-xl bg-fill p-4 font-mono text-sm break-words whitespace-pre-wrap select-all"
        >
          {payload.text}
        </pre>
      ) : (
        <p className="text-muted">{words.noText}</p>
      )}
      {payload.files.length > 0 ? (
        <ul aria-label={words.files} className="divide-y divide-line rounded-xl border border-line">
          {payload.files.map((file: PayloadFile) => (
            <li key={file.id}>
              <StockFile unitId={id} file={file} />
            </li>
          ))}
        </ul>
      ) : null}
      <p className="flex items-start gap-2 text-sm text-muted">
        <Icon name="eye" size={18} className="mt-0.5 shrink-0" />
        {words.opened}
      </p>
    </div>
  );
}

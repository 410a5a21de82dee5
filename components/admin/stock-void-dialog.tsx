"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/text-area-field";
import { REASON_LENGTH } from "@/lib/staff/rules";
import type { StockView } from "@/lib/stock/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";
import { useAct } from "./use-act";

type Props = {
  stock: StockView;
  unitIds: readonly string[];
  onClose: () => void;
  onDone: (said: string) => void;
};

/** Takes units out of sale, for good and with a reason. */
export function StockVoidDialog({ stock, unitIds, onClose, onDone }: Props) {
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const { isBusy, error, run } = useAct();
  const isMissing = reason.trim().length < REASON_LENGTH.min;
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (isMissing) return event.currentTarget.querySelector("textarea")?.focus();
    const body = { unit_ids: unitIds, reason: reason.trim() };
    run(
      () => callAdmin(`/api/admin/stock/${stock.offer_id}/void`, { method: "POST", body }),
      () => onDone(words.voidDone(unitIds.length)),
    );
  }
  return (
    <Dialog title={words.voidTitle(unitIds.length)} onClose={onClose}>
      <form noValidate onSubmit={submit} className="space-y-4 pt-3">
        <p className="text-muted text-pretty">{words.voidText}</p>
        <TextAreaField
          label={words.voidReason}
          hint={words.voidReasonHint}
          error={isTried && isMissing && words.voidReasonWrong}
          rows={2}
          maxLength={REASON_LENGTH.max}
          required
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="grid grid-cols-[2fr_3fr] gap-2">
          <Button look="tinted" onClick={onClose}>
            {ADMIN_EN.common.cancel}
          </Button>
          <Button type="submit" look="danger" className="border border-line px-3" isBusy={isBusy}>
            {words.void}
          </Button>
        </div>
      </form>
      {error ? <Refused error={error} /> : null}
    </Dialog>
  );
}

"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { LOW_STOCK_AT_MAX, type StockView } from "@/lib/stock/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";
import { useAct } from "./use-act";

type Props = { stock: StockView; onClose: () => void; onDone: (said: string) => void };

/** Decides at how many free units the admins are warned. */
export function StockThresholdDialog({ stock, onClose, onDone }: Props) {
  const [typed, setTyped] = useState(String(stock.low_stock_at));
  const [isTried, setTried] = useState(false);
  const { isBusy, error, run } = useAct();
  const isRight = /^\d{1,5}$/.test(typed.trim()) && Number(typed) <= LOW_STOCK_AT_MAX;
  const isSame = Number(typed) === stock.low_stock_at;
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (!isRight) return event.currentTarget.querySelector("input")?.focus();
    if (isSame) return onClose();
    const body = { low_stock_at: Number(typed) };
    run(
      () => callAdmin(`/api/admin/stock/${stock.offer_id}`, { method: "PATCH", body }),
      () => onDone(words.thresholdSaved),
    );
  }
  return (
    <Dialog title={words.thresholdTitle} onClose={onClose}>
      <form noValidate onSubmit={submit} className="space-y-4 pt-3">
        <TextField
          label={words.threshold}
          hint={words.thresholdHint}
          error={isTried && !isRight && words.thresholdWrong}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="grid grid-cols-2 gap-2">
          <Button look="tinted" onClick={onClose}>
            {ADMIN_EN.common.cancel}
          </Button>
          <Button type="submit" isBusy={isBusy}>
            {words.save}
          </Button>
        </div>
      </form>
      {error ? <Refused error={error} /> : null}
    </Dialog>
  );
}

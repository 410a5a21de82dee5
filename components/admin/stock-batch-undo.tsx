"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { BatchView } from "@/lib/batch/rules";
import { BATCH_EN } from "@/lib/text/admin-batch-en";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";
import { useAct } from "./use-act";

const words = BATCH_EN.batches;
const TIMEOUT_MS = 150_000;

type Props = { batch: BatchView; onClose: () => void; onDone: (removed: number) => void };

/** Asks before a batch's free units are gone, and says what stays. */
export function UndoBatchDialog({ batch, onClose, onDone }: Props) {
  const { isBusy, error, run } = useAct();
  const { free, reserved, sold } = batch;
  const path = `/api/admin/batches/${batch.id}/undo`;
  const undo = () =>
    run(
      () => callAdmin<{ removed: number }>(path, { method: "POST", timeoutMs: TIMEOUT_MS }),
      ({ removed }) => onDone(removed),
    );
  return (
    <Dialog title={words.undoTitle(batch.name)} onClose={onClose}>
      <p className="pt-3 text-pretty">{words.undoText(free)}</p>
      {reserved + sold > 0 ? (
        <p className="pt-2 text-muted text-pretty">{words.undoStays({ reserved, sold })}</p>
      ) : null}
      {error ? <Refused error={error} /> : null}
      <div className="grid grid-cols-2 gap-2 pt-5">
        <Button look="tinted" onClick={onClose}>
          {ADMIN_EN.common.cancel}
        </Button>
        <Button look="danger" className="border border-line px-3" isBusy={isBusy} onClick={undo}>
          {free > 0 ? words.undoSubmit(free) : words.undoEnd}
        </Button>
      </div>
    </Dialog>
  );
}

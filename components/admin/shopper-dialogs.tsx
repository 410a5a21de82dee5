"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/text-area-field";
import { NOTE_MAX, type ShopperRecord } from "@/lib/shopper/rules";
import { REASON_LENGTH } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";
import { nameOf } from "./shopper-link";
import { useConfirmedAct } from "./use-confirmed-act";

const words = ADMIN_LISTS_EN.shoppers;

type Props = { shopper: ShopperRecord; onClose: () => void; onDone: (said: string) => void };

const pathOf = ({ shopper_id: id }: ShopperRecord, act: string) =>
  `/api/admin/shoppers/${id}/${act}`;

/** Shuts a shopper out, with a reason. */
export function BanDialog({ shopper, onClose, onDone }: Props) {
  const name = nameOf(shopper);
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const { stage, run } = useConfirmedAct(() => onDone(words.banned(name)));
  const isRight = reason.trim().length >= REASON_LENGTH.min;
  function ban() {
    setTried(true);
    if (!isRight) return;
    run(() => callAdmin(pathOf(shopper, "ban"), { method: "POST", body: { reason } }));
  }
  return (
    <Dialog title={words.banTitle(name)} onClose={onClose}>
      <p className="pt-3 pb-4 text-muted text-pretty">{words.banText}</p>
      <TextAreaField
        label={words.banReason}
        hint={words.banReasonHint}
        error={isTried && !isRight && words.banReasonWrong}
        rows={2}
        maxLength={REASON_LENGTH.max}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {stage.kind === "failed" ? <Refused error={stage.error} /> : null}
      <Buttons onClose={onClose}>
        <Button
          look="danger"
          className="border border-line"
          isBusy={stage.kind === "busy"}
          onClick={ban}
        >
          {words.ban}
        </Button>
      </Buttons>
    </Dialog>
  );
}

/** Lets a shopper in again. */
export function UnbanDialog({ shopper, onClose, onDone }: Props) {
  const name = nameOf(shopper);
  const { stage, run } = useConfirmedAct(() => onDone(words.unbanned(name)));
  const unban = () => run(() => callAdmin(pathOf(shopper, "unban"), { method: "POST" }));
  return (
    <Dialog title={words.unbanTitle(name)} onClose={onClose}>
      <p className="pt-3 text-muted text-pretty">{words.unbanText}</p>
      {stage.kind === "failed" ? <Refused error={stage.error} /> : null}
      <Buttons onClose={onClose}>
        <Button isBusy={stage.kind === "busy"} onClick={unban}>
          {words.unban}
        </Button>
      </Buttons>
    </Dialog>
  );
}

/** Writes the note about a shopper. */
export function NoteDialog({ shopper, onClose, onDone }: Props) {
  const [note, setNote] = useState(shopper.note);
  const { stage, run } = useConfirmedAct(() => onDone(words.noteSaved));
  const body = { note, previous_note: shopper.note };
  const save = () => run(() => callAdmin(pathOf(shopper, "note"), { method: "PUT", body }));
  return (
    <Dialog title={words.note} onClose={onClose}>
      <div className="pt-4">
        <TextAreaField
          label={words.note}
          hint={words.noteHint}
          rows={6}
          maxLength={NOTE_MAX}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      {stage.kind === "failed" ? <Refused error={stage.error} /> : null}
      <Buttons onClose={onClose}>
        <Button
          disabled={note.trim() === shopper.note}
          isBusy={stage.kind === "busy"}
          onClick={save}
        >
          {words.saveNote}
        </Button>
      </Buttons>
    </Dialog>
  );
}

function Buttons({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 gap-2 pt-5">
      <Button look="tinted" onClick={onClose}>
        {ADMIN_EN.common.cancel}
      </Button>
      {children}
    </div>
  );
}

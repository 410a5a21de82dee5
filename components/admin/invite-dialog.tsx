"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import type { StaffRole } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { AdminProblem, callAdmin } from "./api";
import { ConfirmInChat, confirmTitle } from "./confirm-in-chat";
import { RoleChoice } from "./role-choice";
import { useConfirmedAct } from "./use-confirmed-act";

const words = ADMIN_EN.staff;
const TELEGRAM_ID = /^[1-9]\d{0,15}$/;
const NAME_MAX = 64;

type Props = { onClose: () => void; onDone: (said: string) => void };

/** Gives somebody a role here: who, what to call them, what they may do; then the chat confirms it. */
export function InviteDialog({ onClose, onDone }: Props) {
  const [telegramId, setTelegramId] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState<StaffRole>("support");
  const [isTried, setTried] = useState(false);
  const isIdRight = TELEGRAM_ID.test(telegramId.trim());
  const isNameRight = name.trim().length > 0;
  const { stage, run, forget } = useConfirmedAct(() =>
    onDone(words.invited(name.trim(), ADMIN_EN.roles[role])),
  );
  const said = stage.kind === "failed" && stage.error instanceof AdminProblem ? stage.error : null;

  function invite() {
    const body = { telegram_id: Number(telegramId), name: name.trim(), role };
    run((confirmationId) =>
      callAdmin("/api/admin/staff", {
        method: "POST",
        body: { ...body, confirmation_id: confirmationId },
      }),
    );
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (isIdRight && isNameRight) invite();
    else
      event.currentTarget.querySelector<HTMLElement>(isIdRight ? "[name=name]" : "input")?.focus();
  }

  return (
    <Dialog title={confirmTitle(stage, words.inviteTitle)} onClose={onClose}>
      <ConfirmInChat stage={stage} onAgain={invite} onClose={onClose}>
        <form noValidate onSubmit={submit} onChange={forget} className="space-y-4 pt-4">
          <TextField
            label={words.telegramId}
            hint={words.telegramIdHint}
            error={(isTried && !isIdRight && words.telegramIdWrong) || said?.fields.telegram_id}
            name="telegram_id"
            inputMode="numeric"
            autoComplete="off"
            maxLength={16}
            required
            value={telegramId}
            onChange={(event) => setTelegramId(event.target.value)}
          />
          <TextField
            label={words.name}
            hint={words.nameHint}
            error={(isTried && !isNameRight && words.nameWrong) || said?.fields.name}
            name="name"
            autoComplete="off"
            maxLength={NAME_MAX}
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <RoleChoice chosen={role} onChoose={setRole} />
          <div className="grid grid-cols-2 gap-2">
            <Button look="tinted" onClick={onClose}>
              {ADMIN_EN.common.cancel}
            </Button>
            <Button type="submit" isBusy={stage.kind === "busy"}>
              {words.inviteSubmit}
            </Button>
          </div>
        </form>
      </ConfirmInChat>
    </Dialog>
  );
}

"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { StaffRole, StaffView } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { callAdmin } from "./api";
import { ConfirmInChat, confirmTitle } from "./confirm-in-chat";
import { RoleChoice } from "./role-choice";
import { useConfirmedAct } from "./use-confirmed-act";

const words = ADMIN_EN.staff;

type Props = { person: StaffView; onClose: () => void; onDone: (said: string) => void };

/** Gives somebody another role. */
export function RoleDialog({ person, onClose, onDone }: Props) {
  const [role, setRole] = useState<StaffRole>(person.role);
  const { stage, run, forget } = useConfirmedAct(() =>
    onDone(words.changed(person.name, ADMIN_EN.roles[role])),
  );
  const change = () =>
    run((confirmationId) =>
      callAdmin(`/api/admin/staff/${person.telegram_id}`, {
        method: "PATCH",
        body: { role, confirmation_id: confirmationId },
      }),
    );
  return (
    <Dialog title={confirmTitle(stage, words.changeTitle(person.name))} onClose={onClose}>
      <ConfirmInChat stage={stage} onAgain={change} onClose={onClose}>
        <div className="space-y-4 pt-4">
          <RoleChoice
            chosen={role}
            onChoose={(chosen) => {
              setRole(chosen);
              forget();
            }}
          />
          <Buttons onClose={onClose}>
            <Button disabled={role === person.role} isBusy={stage.kind === "busy"} onClick={change}>
              {words.changeSubmit}
            </Button>
          </Buttons>
        </div>
      </ConfirmInChat>
    </Dialog>
  );
}

/** Takes somebody's access away. */
export function RemoveDialog({ person, onClose, onDone }: Props) {
  const { stage, run } = useConfirmedAct(() => onDone(words.removed(person.name)));
  const remove = () =>
    run((confirmationId) => {
      const query = confirmationId
        ? `?${new URLSearchParams({ confirmation_id: confirmationId })}`
        : "";
      return callAdmin(`/api/admin/staff/${person.telegram_id}${query}`, { method: "DELETE" });
    });
  return (
    <Dialog title={confirmTitle(stage, words.removeTitle(person.name))} onClose={onClose}>
      <ConfirmInChat stage={stage} onAgain={remove} onClose={onClose}>
        <p className="pt-3 pb-5 text-muted text-pretty">{words.removeText}</p>
        <Buttons onClose={onClose}>
          <Button
            look="danger"
            className="border border-line"
            isBusy={stage.kind === "busy"}
            onClick={remove}
          >
            {words.remove}
          </Button>
        </Buttons>
      </ConfirmInChat>
    </Dialog>
  );
}

function Buttons({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 gap-2">
      <Button look="tinted" onClick={onClose}>
        {ADMIN_EN.common.cancel}
      </Button>
      {children}
    </div>
  );
}

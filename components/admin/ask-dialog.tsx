"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { Refused } from "./confirm-in-chat";
import { useAct } from "./use-act";

type Props = {
  title: string;
  text: string;
  submit: string;
  act: () => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
};

/** Asks before something is taken away, and says what will happen. */
export function AskDialog({ title, text, submit, act, onClose, onDone }: Props) {
  const { isBusy, error, run } = useAct();
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="pt-3 pb-5 text-muted text-pretty">{text}</p>
      <div className="grid grid-cols-2 gap-2">
        <Button look="tinted" onClick={onClose}>
          {ADMIN_EN.common.cancel}
        </Button>
        <Button
          look="danger"
          className="border border-line"
          isBusy={isBusy}
          onClick={() => run(act, onDone)}
        >
          {submit}
        </Button>
      </div>
      {error ? <Refused error={error} /> : null}
    </Dialog>
  );
}

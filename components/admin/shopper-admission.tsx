"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ShopperRecord } from "@/lib/shopper/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";
import { nameOf } from "./shopper-link";
import { useConfirmedAct } from "./use-confirmed-act";

const words = ADMIN_LISTS_EN.shoppers.admission;

type Props = { shopper: ShopperRecord; mayAdmit: boolean; onAsk: () => void };

/** Whether a shopper may come in, why, and the way to let them in or out again. */
export function ShopperAdmission({ shopper: { admission }, mayAdmit, onAsk }: Props) {
  const isAsked = admission === "waiting" || admission === "admitted";
  return (
    <section aria-labelledby="admission" className="pt-7">
      <h2 id="admission" className="pb-2 text-xl font-semibold">
        {words.title}
      </h2>
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-2xl bg-surface p-4">
        <p className={admission === "open" ? "min-w-56 flex-1 text-muted" : "min-w-56 flex-1"}>
          {words.states[admission]}
        </p>
        {mayAdmit && isAsked ? (
          <Button look={admission === "waiting" ? "filled" : "tinted"} onClick={onAsk}>
            {admission === "waiting" ? words.admit : words.takeBack}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

type DialogProps = { shopper: ShopperRecord; onClose: () => void; onDone: (said: string) => void };

/** Lets a shopper in, or takes that back. */
export function AdmissionDialog({ shopper, onClose, onDone }: DialogProps) {
  const name = nameOf(shopper);
  const isIn = shopper.admission === "admitted";
  const { stage, run } = useConfirmedAct(() => onDone((isIn ? words.out : words.in)(name)));
  const path = `/api/admin/shoppers/${shopper.shopper_id}/admission`;
  const set = () => run(() => callAdmin(path, { method: isIn ? "DELETE" : "PUT" }));
  return (
    <Dialog title={(isIn ? words.takeBackTitle : words.admitTitle)(name)} onClose={onClose}>
      <p className="pt-3 text-muted text-pretty">{isIn ? words.takeBackText : words.admitText}</p>
      {stage.kind === "failed" ? <Refused error={stage.error} /> : null}
      <div className="grid grid-cols-2 gap-2 pt-5">
        <Button look="tinted" onClick={onClose}>
          {ADMIN_EN.common.cancel}
        </Button>
        <Button
          look={isIn ? "danger" : "filled"}
          className={isIn ? "border border-line" : undefined}
          isBusy={stage.kind === "busy"}
          onClick={set}
        >
          {isIn ? words.takeBack : words.admit}
        </Button>
      </div>
    </Dialog>
  );
}

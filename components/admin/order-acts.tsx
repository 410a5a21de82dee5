"use client";

import { Button } from "@/components/ui/button";
import { listOrderActs, ORDER_ACT_RIGHTS, type OrderRecord } from "@/lib/order/rules";
import { isAllowed, type StaffRole } from "@/lib/staff/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { ActDialog } from "./act-dialog";
import { callAdmin } from "./api";
import { AskButton } from "./ask-button";
import { ExportButton } from "./export-button";
import { shopperName } from "./shopper-facts";

const words = RECORD_EN;

/** What opens a dialog of its own. */
export type OrderDialogKind = "resend" | "cancel";

type Props = {
  order: OrderRecord;
  role: StaffRole;
  onOpen: (kind: OrderDialogKind) => void;
  onDone: (said: string) => void;
  onFailed: (error: unknown) => void;
};

/** A button for everything that the order's state and one's role leave to be done. */
export function OrderActs({ order, role, onOpen, onDone, onFailed }: Props) {
  const path = `/api/admin/orders/${order.order_id}`;
  const acts = listOrderActs(order).filter((act) => isAllowed(role, ORDER_ACT_RIGHTS[act]));
  return (
    <section aria-label={words.acts} className="flex flex-wrap gap-2">
      {acts.includes("ask") ? <AskButton path={path} onDone={onDone} onFailed={onFailed} /> : null}
      {acts.includes("resend") ? (
        <Button look="tinted" onClick={() => onOpen("resend")}>
          {words.act.resend}
        </Button>
      ) : null}
      {acts.includes("cancel") ? (
        <Button
          look="danger"
          className="border border-line bg-surface"
          onClick={() => onOpen("cancel")}
        >
          {words.act.cancel}
        </Button>
      ) : null}
      <ExportButton path={path} name={order.order_id} onDone={onDone} onFailed={onFailed} />
    </section>
  );
}

type DialogProps = {
  kind: OrderDialogKind;
  order: OrderRecord;
  onClose: () => void;
  onDone: (said: string) => void;
};

/** The question before an act, with what will happen. */
export function OrderDialog({ kind, order, onClose, onDone }: DialogProps) {
  const name = shopperName(order.shopper);
  const post = (act: string, body?: unknown) =>
    callAdmin(`/api/admin/orders/${order.order_id}/${act}`, { method: "POST", body });
  if (kind === "resend")
    return (
      <ActDialog
        title={words.resendTitle}
        text={
          <>
            <p>{words.resendText(name)}</p>
            {order.shopper.is_chat_blocked ? <p>{words.resendBlocked}</p> : null}
          </>
        }
        submit={words.act.resend}
        act={() => post("resend")}
        onClose={onClose}
        onDone={() => onDone(words.resent)}
      />
    );
  return (
    <ActDialog
      title={words.cancelTitle}
      text={<p>{words.cancelText(name)}</p>}
      submit={words.act.cancel}
      keep={words.keep}
      isDanger
      isReasonAsked
      act={({ reason }) => post("cancel", { reason })}
      onClose={onClose}
      onDone={() => onDone(words.cancelled)}
    />
  );
}

"use client";

import { type ComponentType, useState } from "react";
import { RadioMark } from "@/components/ui/radio-mark";
import type { OrderRecord } from "@/lib/order/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { ActDialog } from "./act-dialog";
import { callAdmin } from "./api";
import { price } from "./evidence-words";
import type { OrderDialogKind } from "./order-acts";
import { shopperName } from "./shopper-facts";

const words = RECORD_EN;

type Props = { order: OrderRecord; onClose: () => void; onDone: (said: string) => void };

const DIALOGS: Record<OrderDialogKind, ComponentType<Props>> = {
  resend: ResendDialog,
  replace: ReplaceDialog,
  refund: RefundDialog,
  cancel: CancelDialog,
};

/** The question before an act, with what will happen. */
export function OrderDialog({ kind, ...props }: Props & { kind: OrderDialogKind }) {
  const Asked = DIALOGS[kind];
  return <Asked {...props} />;
}

function post({ order_id: id }: OrderRecord, act: string, body?: unknown): Promise<unknown> {
  return callAdmin(`/api/admin/orders/${id}/${act}`, { method: "POST", body });
}

function ResendDialog({ order, onClose, onDone }: Props) {
  return (
    <ActDialog
      title={words.resendTitle}
      text={
        <>
          <p>{words.resendText(shopperName(order.shopper))}</p>
          {order.shopper.is_chat_blocked ? <p>{words.resendBlocked}</p> : null}
        </>
      }
      submit={words.act.resend}
      act={() => post(order, "resend")}
      onClose={onClose}
      onDone={() => onDone(words.resent)}
    />
  );
}

function CancelDialog({ order, onClose, onDone }: Props) {
  return (
    <ActDialog
      title={words.cancelTitle}
      text={<p>{words.cancelText(shopperName(order.shopper))}</p>}
      submit={words.act.cancel}
      keep={words.keep}
      isDanger
      isReasonAsked
      act={({ reason }) => post(order, "cancel", { reason })}
      onClose={onClose}
      onDone={() => onDone(words.cancelled)}
    />
  );
}

function RefundDialog({ order, onClose, onDone }: Props) {
  const of = (amount: string) => price(amount, order.currency);
  const granted = order.tolerance === "0.00" ? null : of(order.tolerance);
  return (
    <ActDialog
      title={words.refundTitle}
      text={<p>{words.refundText(shopperName(order.shopper), of(order.refundable))}</p>}
      submit={words.act.refund}
      isReasonAsked
      amount={{
        label: words.refundAmount(order.currency),
        hint: words.refundHint(granted),
        initial: order.refundable,
      }}
      act={(input) => post(order, "refund", { ...input, expected_refunded: order.refunded })}
      onClose={onClose}
      onDone={() => onDone(words.refundDone)}
    />
  );
}

function ReplaceDialog({ order, onClose, onDone }: Props) {
  const units = order.lines.flatMap((line) =>
    line.units
      .filter(({ state }) => state === "sold")
      .map(({ unit_id: id }) => ({ id, title: line.title, isInStock: line.is_in_stock })),
  );
  const [chosen, setChosen] = useState(units[0]?.id);
  const isInStock = units.find(({ id }) => id === chosen)?.isInStock ?? false;
  return (
    <ActDialog
      title={words.replaceTitle}
      text={<p>{words.replaceText(shopperName(order.shopper))}</p>}
      submit={words.act.replace}
      isReasonAsked
      isReady={isInStock}
      act={({ reason }) => post(order, "replace-unit", { unit_id: chosen, reason })}
      onClose={onClose}
      onDone={() => onDone(words.replaced)}
    >
      <fieldset>
        <legend className="pb-1 text-sm font-medium">{words.whichUnit}</legend>
        <div className="max-h-56 space-y-1 overflow-y-auto">
          {units.map(({ id, title }) => (
            <label
              key={id}
              className="flex cursor-pointer items-center gap-3 rounded-xl border border-line px-3 py-2 has-focus-visible:outline-2 has-focus-visible:outline-link"
            >
              <input
                type="radio"
                name="unit"
                value={id}
                checked={id === chosen}
                onChange={() => setChosen(id)}
                className="sr-only"
              />
              <RadioMark isChosen={id === chosen} />
              <span className="min-w-0 flex-1">
                <span className="block">{title}</span>
                <span className="block font-mono text-sm text-muted">{id}</span>
              </span>
            </label>
          ))}
        </div>
        {isInStock ? null : (
          <p role="status" className="pt-2 text-sm text-danger">
            {words.replaceNone}
          </p>
        )}
      </fieldset>
    </ActDialog>
  );
}

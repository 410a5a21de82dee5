"use client";

import { type ReactNode, type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { REASON_LENGTH } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { readActAmount } from "./act-amount";
import { ConfirmInChat, confirmTitle } from "./confirm-in-chat";
import { useConfirmedAct } from "./use-confirmed-act";

const words = RECORD_EN;

/** What was filled in, and the chat's confirmation once there is one. */
export type ActInput = {
  readonly amount: string;
  readonly reason: string;
  readonly confirmation_id: string | undefined;
};

/** An amount to ask for, beginning with `initial`; one that `isSigned` may be negative. */
type AskedAmount = {
  readonly label: string;
  readonly hint: string;
  readonly initial: string;
  readonly isSigned?: boolean;
};

type Props = {
  title: string;
  /** What will happen, in words. */
  text: ReactNode;
  submit: string;
  keep?: string;
  isDanger?: boolean;
  isReasonAsked?: boolean;
  /** Whether all that is chosen in `children` lets it be done. */
  isReady?: boolean;
  amount?: AskedAmount;
  act: (input: ActInput) => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
  /** What else is to be chosen. */
  children?: ReactNode;
};

/** Asks before something is done: what will happen, how much, and why. The chat may have to confirm it. */
export function ActDialog({
  isReasonAsked = false,
  isReady = true,
  amount: asked,
  ...props
}: Props) {
  const [amount, setAmount] = useState(asked?.initial ?? "");
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const { stage, run, forget } = useConfirmedAct(props.onDone);
  const read = asked ? readActAmount(amount, { isSigned: asked.isSigned ?? false }) : "";
  const isAmountRight = read !== null;
  const isReasonRight = !isReasonAsked || reason.trim().length >= REASON_LENGTH.min;
  const act = () =>
    run((confirmationId) =>
      props.act({
        amount: read ?? "",
        reason: reason.trim(),
        confirmation_id: confirmationId,
      }),
    );

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    const wrong = isAmountRight ? "reason" : "amount";
    if (isAmountRight && isReasonRight) act();
    else event.currentTarget.querySelector<HTMLElement>(`[name=${wrong}]`)?.focus();
  }

  return (
    <Dialog title={confirmTitle(stage, props.title)} onClose={props.onClose}>
      <ConfirmInChat stage={stage} onAgain={act} onClose={props.onClose}>
        <form noValidate onSubmit={submit} onChange={forget} className="space-y-4 pt-3">
          <div className="space-y-2 text-muted text-pretty">{props.text}</div>
          {props.children}
          {asked ? (
            <TextField
              label={asked.label}
              hint={asked.hint}
              error={isTried && !isAmountRight && words.amountWrong}
              name="amount"
              inputMode="decimal"
              autoComplete="off"
              maxLength={13}
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          ) : null}
          {isReasonAsked ? (
            <TextField
              label={words.reason}
              hint={words.reasonHint}
              error={isTried && !isReasonRight && words.reasonWrong}
              name="reason"
              autoComplete="off"
              maxLength={REASON_LENGTH.max}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          ) : null}
          <div className="grid grid-cols-2 gap-2 pt-1">
            <Button look="tinted" onClick={props.onClose}>
              {props.keep ?? ADMIN_EN.common.cancel}
            </Button>
            <Button
              type="submit"
              look={props.isDanger ? "danger" : "filled"}
              className={props.isDanger ? "border border-line" : undefined}
              disabled={!isReady}
              isBusy={stage.kind === "busy"}
            >
              {props.submit}
            </Button>
          </div>
        </form>
      </ConfirmInChat>
    </Dialog>
  );
}

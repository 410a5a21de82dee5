"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import type { ReviewOutcome, ReviewView } from "@/lib/settlement/rules";
import { REASON_LENGTH } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_REVIEWS_EN as words } from "@/lib/text/admin-reviews-en";
import { amountText } from "@/lib/text/amount";
import { readActAmount } from "./act-amount";
import { callAdmin } from "./api";
import { ConfirmInChat, confirmTitle } from "./confirm-in-chat";
import { useConfirmedAct } from "./use-confirmed-act";

type Props = {
  review: ReviewView;
  outcome: ReviewOutcome;
  onClose: () => void;
  onDone: () => void;
};

const TELEGRAM_ID = /^[1-9]\d{0,15}$/;

/** Asks what is needed to end a review in one way: how much, for whom, why. */
export function ReviewDialog({ review, outcome, onClose, onDone }: Props) {
  const router = useRouter();
  const [amount, setAmount] = useState(review.proposed ?? "");
  const [shopper, setShopper] = useState("");
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const { stage, run, forget } = useConfirmedAct(() => {
    onDone();
    router.refresh();
  });
  const hasAmount = outcome !== "dismissed";
  const read = hasAmount ? readActAmount(amount, { isSigned: false }) : "";
  const wrong = {
    amount: read === null && words.amountWrong,
    shopper: outcome === "attached" && !TELEGRAM_ID.test(shopper.trim()) && words.shopperWrong,
    reason: reason.trim().length < REASON_LENGTH.min && words.reasonWrong,
  };

  function decide() {
    const body = {
      ...{ outcome, reason: reason.trim(), opened_at: review.opened_at },
      ...(hasAmount ? { amount: read } : {}),
      ...(outcome === "attached" ? { shopper: shopper.trim() } : {}),
    };
    run((confirmationId) =>
      callAdmin(`/api/admin/reviews/${review.review_id}`, {
        method: "POST",
        body: { ...body, confirmation_id: confirmationId },
      }),
    );
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    const [first] = Object.entries(wrong).find(([, said]) => said) ?? [];
    if (first === undefined) decide();
    else event.currentTarget.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
  }

  return (
    <Dialog title={confirmTitle(stage, words.questions[outcome])} onClose={onClose}>
      <ConfirmInChat stage={stage} onAgain={decide} onClose={onClose}>
        <form noValidate onSubmit={submit} onChange={forget} className="space-y-4 pt-2">
          <p className="text-muted text-pretty">{words.consequences[outcome]}</p>
          {outcome === "attached" ? (
            <TextField
              label={words.shopper}
              hint={words.shopperHint}
              error={isTried && wrong.shopper}
              name="shopper"
              inputMode="numeric"
              autoComplete="off"
              maxLength={16}
              value={shopper}
              onChange={(event) => setShopper(event.target.value)}
            />
          ) : null}
          {hasAmount ? (
            <AmountField
              review={review}
              outcome={outcome}
              value={amount}
              error={isTried && wrong.amount}
              onChange={setAmount}
            />
          ) : null}
          <TextAreaField
            label={words.reason}
            hint={words.reasonHint}
            error={isTried && wrong.reason}
            name="reason"
            rows={2}
            maxLength={REASON_LENGTH.max}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="grid grid-cols-2 gap-2">
            <Button look="tinted" onClick={onClose}>
              {ADMIN_EN.common.cancel}
            </Button>
            <Button type="submit" isBusy={stage.kind === "busy"}>
              {words.outcomes[outcome]}
            </Button>
          </div>
        </form>
      </ConfirmInChat>
    </Dialog>
  );
}

type AmountProps = {
  review: ReviewView;
  outcome: ReviewOutcome;
  value: string;
  error: string | false;
  onChange: (value: string) => void;
};

function AmountField({ review, outcome, value, error, onChange }: AmountProps) {
  const { currency, proposed } = review;
  const said = proposed && amountText({ amount: proposed, currency }, ADMIN_EN.locale);
  return (
    <TextField
      label={outcome === "unfrozen" ? words.amountTake(currency) : words.amount(currency)}
      {...(said && outcome !== "unfrozen" ? { hint: words.proposed(said) } : {})}
      error={error}
      name="amount"
      inputMode="decimal"
      autoComplete="off"
      maxLength={12}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

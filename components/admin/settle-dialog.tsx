"use client";

import { useRef } from "react";
import type { PaymentRecord } from "@/lib/deposit/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { ActDialog } from "./act-dialog";
import { callAdmin } from "./api";
import { shopperName } from "./shopper-facts";

const words = RECORD_EN;

type Props = { payment: PaymentRecord; onClose: () => void; onDone: (said: string) => void };

/** Credits a payment by hand: what somebody has seen arrive and the gateway does not say. */
export function SettleDialog({ payment, onClose, onDone }: Props) {
  const outcome = useRef("");
  return (
    <ActDialog
      title={words.settleTitle}
      text={<p>{words.settleText(shopperName(payment.shopper))}</p>}
      submit={words.act.settle}
      isReasonAsked
      amount={{
        label: words.refundAmount(payment.currency),
        hint: words.settleHint,
        initial: payment.credited === "0.00" ? payment.price : "",
      }}
      act={async (input) => {
        const answer = await callAdmin<{ outcome: string }>(
          `/api/admin/payments/${payment.payment_id}/settle`,
          { method: "POST", body: { ...input, expected_credited: payment.credited } },
        );
        outcome.current = answer.outcome;
      }}
      onClose={onClose}
      onDone={() => onDone(words.settled(words.outcome[outcome.current] ?? outcome.current))}
    />
  );
}

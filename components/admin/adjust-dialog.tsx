"use client";

import type { ShopperRecord } from "@/lib/shopper/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { ActDialog } from "./act-dialog";
import { callAdmin } from "./api";
import { price } from "./evidence-words";
import { nameOf } from "./shopper-link";

const words = RECORD_EN;

type Props = { shopper: ShopperRecord; onClose: () => void; onDone: (said: string) => void };

/** Adds to a balance or takes off it, where no payment stands behind it. */
export function AdjustDialog({ shopper, onClose, onDone }: Props) {
  const path = `/api/admin/shoppers/${shopper.shopper_id}/adjust-balance`;
  return (
    <ActDialog
      title={words.adjustTitle}
      text={<p>{words.adjustText(nameOf(shopper), price(shopper.balance, shopper.currency))}</p>}
      submit={words.act.adjust}
      isReasonAsked
      amount={{
        label: words.refundAmount(shopper.currency),
        hint: words.adjustHint,
        initial: "",
        isSigned: true,
      }}
      act={(input) =>
        callAdmin(path, { method: "POST", body: { ...input, expected_balance: shopper.balance } })
      }
      onClose={onClose}
      onDone={() => onDone(words.adjusted)}
    />
  );
}

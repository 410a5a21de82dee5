import { recordAct } from "@/lib/audit/record-act";
import { queryOne, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { type Money, toDecimal } from "@/lib/money";
import { actorOf, confirmMoney } from "@/lib/staff/confirm-money";
import { type Caller, signature } from "@/lib/staff/rules";
import { describeAct } from "@/lib/text/chat-text";
import { explainRefusal } from "./explain-refusal";
import { findReceived } from "./find-received";

type ByHand = {
  readonly caller: Caller;
  readonly depositId: string;
  readonly amount: Money;
  readonly reason: string;
  /** What the caller saw credited so far: of two who press at once, one is told. */
  readonly expectedCredited: Money;
  readonly confirmationId?: string | undefined;
};

const FIND = "SELECT gateway, gateway_payment_id FROM deposit WHERE id = $1";

/**
 * Credits a deposit by hand and goes on as after any credit: pays and delivers its order if that suffices. What its payment receives from
 * then on beyond what the gateway says now waits in review. Outcome: `paid`, `credited`, or why its order was not paid.
 * @throws AppError NOT_FOUND, ALREADY_DONE (credited meanwhile), AMOUNT_TOO_SMALL, WRONG_STATE with `errors` (taken back by the gateway), NOT_CONFIRMED
 */
export async function settleByHand(hand: ByHand): Promise<{ readonly outcome: string }> {
  const { caller, depositId, amount, reason, expectedCredited, confirmationId } = hand;
  const parameters = {
    deposit_id: depositId,
    amount: toDecimal(amount),
    expected_credited: toDecimal(expectedCredited),
  };
  const said = describeAct((words) => words.settle({ amount, depositId }));
  const dangerous = { act: "payment.settle", parameters, ...said };
  const deposit = await queryOne<{ gateway: string; gateway_payment_id: string | null }>({
    text: FIND,
    values: [depositId],
  });
  const confirm = await confirmMoney({ caller, dangerous, amount, confirmationId });
  const { gateway, gateway_payment_id: gatewayPaymentId } = deposit;
  const received = await findReceived({ gateway, gatewayPaymentId });
  return transaction(async (tx) => {
    await confirm(tx);
    const asked = {
      ...settlementTerms(),
      ...{ deposit_id: depositId, mode: "flow", received_amount: received },
      amount_minor: amount.amount.toString(),
      expected_credited_minor: expectedCredited.amount.toString(),
      ...{ reason, actor: actorOf(caller) },
    };
    const text = "SELECT settle_by_hand($1::jsonb)->>'outcome' AS outcome";
    const [row] = await tx.query<{ outcome: string }>({ text, values: [JSON.stringify(asked)] });
    const outcome = row?.outcome ?? "";
    await recordAct(tx, {
      ...signature(caller),
      ...{ act: dangerous.act, subject: depositId, reason },
      before: { credited: toDecimal(expectedCredited) },
      after: { amount: toDecimal(amount), received, outcome },
    });
    return { outcome };
  }).catch((error: unknown) => {
    throw explainRefusal(error);
  });
}

/** What an order that a credit pays is granted, and how long it may wait on. */
export function settlementTerms(): { tolerance_percent: string; term_seconds: number } {
  const { UNDERPAYMENT_TOLERANCE_PERCENT, ORDER_TTL_MINUTES } = env();
  return {
    tolerance_percent: UNDERPAYMENT_TOLERANCE_PERCENT,
    term_seconds: ORDER_TTL_MINUTES * 60,
  };
}

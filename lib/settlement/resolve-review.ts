import { recordAct } from "@/lib/audit/record-act";
import { queryOne, type Transaction, transaction } from "@/lib/db";
import { type Money, money, toDecimal, zero } from "@/lib/money";
import { actorOf, confirmMoney } from "@/lib/staff/confirm-money";
import { type Caller, signature } from "@/lib/staff/rules";
import { describeAct } from "@/lib/text/chat-text";
import { explainRefusal } from "./explain-refusal";
import { findReceived } from "./find-received";
import type { ReviewOutcome } from "./rules";
import { settlementTerms } from "./settle-by-hand";

type Resolution = {
  readonly caller: Caller;
  readonly reviewId: string;
  /** When it was opened, as the caller saw it: one that was ended and opened anew is another matter. */
  readonly openedAt: string;
  readonly outcome: ReviewOutcome;
  /** What is credited or, unfreezing, taken off the balance; nothing for a dismissal. */
  readonly amount: Money;
  /** Whom money that was nobody's is attached to: a shopper's id or Telegram id. */
  readonly shopper: string | null;
  readonly reason: string;
  readonly confirmationId?: string | undefined;
};

type Found = {
  reason: string;
  gateway: string;
  subject: string;
  credited_minor: string | null;
  /** What a gateway took back and the balance did not cover. */
  owed_minor: string | null;
  shopper_id: string | null;
};

const FIND = `
SELECT r.reason, r.gateway, r.subject, d.credited_minor, g.credited_minor - g.reversed_minor AS owed_minor,
       (SELECT id FROM shopper WHERE id = $2 OR telegram_id = CASE WHEN $2 ~ '^[0-9]+$' THEN $2::bigint END) AS shopper_id
  FROM review r LEFT JOIN deposit d ON d.id = r.deposit_id
       LEFT JOIN gateway_payment g ON g.gateway = r.gateway AND g.gateway_payment_id = r.subject WHERE r.id = $1`;

/**
 * Ends a review as a person decided: of two at once one wins, the other hears ALREADY_DONE. What its payment receives later opens it anew.
 * @throws AppError NOT_FOUND, ALREADY_DONE, WRONG_STATE (no such outcome for this reason, or taken back by the gateway), AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE, INSUFFICIENT_BALANCE,
 * FROZEN, OUT_OF_STOCK, ORDER_NOT_PAYABLE, NOT_CONFIRMED; with `errors` where the state of payment, order or shopper leads to it
 */
export async function resolveReview(resolution: Resolution): Promise<void> {
  const { caller, reviewId, outcome, reason } = resolution;
  const amount = outcome === "dismissed" ? zero(resolution.amount.currency) : resolution.amount;
  const found = await queryOne<Found>({ text: FIND, values: [reviewId, resolution.shopper] });
  const confirm = await confirmResolution({ ...resolution, amount }, found);
  const received =
    found.reason === "UNKNOWN_SHAPE"
      ? null
      : await findReceived({ gateway: found.gateway, gatewayPaymentId: found.subject });
  const asked = {
    ...settlementTerms(),
    ...{ review_id: reviewId, opened_at: resolution.openedAt, outcome, received_amount: received },
    ...{ amount_minor: amount.amount.toString(), shopper_id: found.shopper_id },
    expected_credited_minor: found.credited_minor ?? "0",
    ...{ reason, actor: actorOf(caller) },
  };
  await transaction(async (tx) => {
    await confirm(tx);
    await tx.query({ text: "SELECT resolve_review($1::jsonb)", values: [JSON.stringify(asked)] });
    await recordAct(tx, {
      ...signature(caller),
      ...{ act: "review.resolve", subject: `review:${reviewId}`, reason },
      before: { reason: found.reason, subject: found.subject },
      after: { outcome, amount: toDecimal(amount), shopper_id: found.shopper_id },
    });
  }).catch((error: unknown) => {
    throw explainRefusal(error);
  });
}

function confirmResolution(
  { caller, reviewId, openedAt, outcome, amount, shopper, confirmationId }: Resolution,
  { reason, subject, owed_minor: owedMinor }: Found,
): Promise<(tx: Transaction) => Promise<void>> {
  const isLoss = outcome === "unfrozen";
  // What is not taken off the balance is written off: both is the shop's money.
  const moved = isLoss ? money(BigInt(owedMinor ?? 0), amount.currency) : amount;
  const parameters = {
    ...{ review_id: reviewId, opened_at: openedAt, outcome, shopper },
    ...{ amount: toDecimal(amount), moved: toDecimal(moved) },
  };
  const said = describeAct((words) =>
    isLoss
      ? words.unfreeze({ owed: moved, taken: amount, subject })
      : words.resolve({ amount, reason, subject }),
  );
  const dangerous = { act: "review.resolve", parameters, ...said };
  return confirmMoney({ caller, dangerous, amount: moved, confirmationId });
}

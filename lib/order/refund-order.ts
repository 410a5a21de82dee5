import { recordAct } from "@/lib/audit/record-act";
import { query, transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Money, money, toDecimal } from "@/lib/money";
import { actorOf, confirmMoney } from "@/lib/staff/confirm-money";
import { type Caller, signature } from "@/lib/staff/rules";
import { describeAct } from "@/lib/text/chat-text";

type Refund = {
  readonly caller: Caller;
  readonly orderId: string;
  readonly amount: Money;
  readonly reason: string;
  /** What the caller saw refunded so far: of two who press at once, one is told. */
  readonly expectedRefunded: Money;
  readonly confirmationId?: string | undefined;
};

const REFUNDABLE = `
SELECT (o.total_minor - o.tolerance_minor - $2::bigint)::text AS refundable_minor
  FROM orders o WHERE o.id = $1`;

type Row = { done: { state: string; refunded_minor: string } };

/**
 * Gives a paid order's money back to the balance, whole or in part, any number of times up to what was paid less the tolerance grant. Given back
 * whole, the order is `refunded`. @throws AppError NOT_FOUND, WRONG_STATE, ALREADY_DONE, AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE, NOT_CONFIRMED
 */
export async function refundOrder(
  refund: Refund,
): Promise<{ readonly state: string; readonly refunded: Money }> {
  const { caller, orderId, amount, reason, expectedRefunded, confirmationId } = refund;
  const parameters = {
    order_id: orderId,
    amount: toDecimal(amount),
    expected_refunded: toDecimal(expectedRefunded),
  };
  const said = describeAct((words) => words.refund({ amount, orderId }));
  const dangerous = { act: "order.refund", parameters, ...said };
  if (confirmationId === undefined) await refuseTooMuch(refund);
  const confirm = await confirmMoney({ caller, dangerous, amount, confirmationId });
  return transaction(async (tx) => {
    await confirm(tx);
    const asked = {
      order_id: orderId,
      amount_minor: amount.amount.toString(),
      expected_refunded_minor: expectedRefunded.amount.toString(),
      ...{ reason, actor: actorOf(caller) },
    };
    const text = "SELECT refund_order($1::jsonb) AS done";
    const [row] = await tx.query<Row>({ text, values: [JSON.stringify(asked)] });
    const refunded = money(BigInt(row?.done.refunded_minor ?? 0), amount.currency);
    const state = row?.done.state ?? "";
    await recordAct(tx, {
      ...signature(caller),
      ...{ act: dangerous.act, subject: orderId, reason },
      before: { refunded: toDecimal(expectedRefunded) },
      after: { refunded: toDecimal(refunded), amount: toDecimal(amount), state },
    });
    return { state, refunded };
  });
}

/** Nobody is asked in the chat for more than the caller has seen to be left: afterwards it would be refused. */
async function refuseTooMuch({ orderId, amount, expectedRefunded }: Refund): Promise<void> {
  type Left = { refundable_minor: string };
  const values = [orderId, expectedRefunded.amount.toString()];
  const [left] = await query<Left>({ text: REFUNDABLE, values });
  if (left && amount.amount > BigInt(left.refundable_minor))
    throw new AppError("AMOUNT_TOO_LARGE", { details: left });
}

import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Money, money, toDecimal } from "@/lib/money";
import { actorOf, confirmMoney } from "@/lib/staff/confirm-money";
import { type Caller, signature } from "@/lib/staff/rules";
import { describeAct } from "@/lib/text/chat-text";

type Adjustment = {
  readonly caller: Caller;
  readonly shopperId: string;
  /** Negative takes off the balance. */
  readonly amount: Money;
  readonly reason: string;
  /** What the caller saw on the balance: of two who press at once, one is told. */
  readonly expectedBalance: Money;
  readonly confirmationId?: string | undefined;
};

/**
 * Moves money between a shopper's balance and the adjustments account; the balance afterwards.
 * @throws AppError NOT_FOUND, ALREADY_DONE (another balance), AMOUNT_TOO_SMALL (nothing), INSUFFICIENT_BALANCE, NOT_CONFIRMED
 */
export async function adjustBalance(adjustment: Adjustment): Promise<{ readonly balance: Money }> {
  const { caller, shopperId, amount, reason, expectedBalance, confirmationId } = adjustment;
  // Nobody is asked in the chat for more than the caller has seen: afterwards it would be refused.
  if (amount.amount + expectedBalance.amount < 0n) throw new AppError("INSUFFICIENT_BALANCE");
  const parameters = {
    shopper_id: shopperId,
    amount: toDecimal(amount),
    expected_balance: toDecimal(expectedBalance),
  };
  const said = describeAct((words) => words.adjust({ amount, shopper: shopperId }));
  const dangerous = { act: "shopper.adjust_balance", parameters, ...said };
  const confirm = await confirmMoney({ caller, dangerous, amount, confirmationId });
  return transaction(async (tx) => {
    await confirm(tx);
    const asked = {
      shopper_id: shopperId,
      amount_minor: amount.amount.toString(),
      expected_balance_minor: expectedBalance.amount.toString(),
      ...{ reason, actor: actorOf(caller) },
    };
    const text = "SELECT adjust_balance($1::jsonb)::text AS balance_minor";
    const values = [JSON.stringify(asked)];
    const [row] = await tx.query<{ balance_minor: string }>({ text, values });
    const balance = money(BigInt(row?.balance_minor ?? 0), amount.currency);
    await recordAct(tx, {
      ...signature(caller),
      ...{ act: dangerous.act, subject: shopperId, reason },
      before: { balance: toDecimal(expectedBalance) },
      after: { balance: toDecimal(balance) },
    });
    return { balance };
  });
}

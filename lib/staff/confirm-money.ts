import { query, type Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { absolute, type Money, requireMoney } from "@/lib/money";
import { askConfirmation } from "./ask-confirmation";
import type { DangerousAct } from "./digest-act";
import type { Caller } from "./rules";
import { useConfirmation } from "./use-confirmation";

type MoneyByHand = {
  readonly caller: Caller;
  readonly dangerous: DangerousAct;
  /** What it moves or writes off; negative where it takes. */
  readonly amount: Money;
  readonly confirmationId?: string | undefined;
};

// Both ways count: what was given and what was taken, and what was written off. The legs of a posting are its amount twice.
const MOVED = `
SELECT (coalesce(sum(abs(e.amount_minor)), 0) / 2)::bigint::text AS moved
  FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
 WHERE t.actor = $1 AND t.created_at > now() - interval '24 hours'`;

/**
 * Money by hand: what a person moves within a day, together above CONFIRM_MONEY_ABOVE, is confirmed in their chat, and by a second owner where
 * the shop has one. Answers with the first step of the act's database transaction. @throws AppError NOT_CONFIRMED, RATE_LIMITED
 */
export async function confirmMoney(act: MoneyByHand): Promise<(tx: Transaction) => Promise<void>> {
  const { caller, dangerous, confirmationId } = act;
  if (confirmationId !== undefined)
    return (tx) => useConfirmation(tx, { caller, dangerous, confirmationId });
  if (await isAboveLimit({ query }, act))
    return askConfirmation(caller, { ...dangerous, isForTwo: true });
  return async (tx) => {
    const lock = "SELECT pg_advisory_xact_lock(hashtextextended('money by hand ' || $1, 0))";
    await tx.query({ text: lock, values: [caller.telegramId.toString()] });
    if (await isAboveLimit(tx, act)) throw new AppError("NOT_CONFIRMED"); // several at once
  };
}

/** Who stands behind a posting that a person made. */
export function actorOf({ telegramId }: Caller): string {
  return `staff:${telegramId}`;
}

async function isAboveLimit(tx: Transaction, { caller, amount }: MoneyByHand): Promise<boolean> {
  const [row] = await tx.query<{ moved: string }>({ text: MOVED, values: [actorOf(caller)] });
  const limit = requireMoney(env().CONFIRM_MONEY_ABOVE, amount.currency);
  return BigInt(row?.moved ?? 0) + absolute(amount).amount > limit.amount;
}

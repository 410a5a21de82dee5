import { queryOne } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Money, money } from "@/lib/money";

const FIND = `
SELECT o.state, o.currency, o.total_minor - a.balance_minor AS missing_minor, s.frozen_at IS NOT NULL AS is_frozen
  FROM orders o JOIN ledger_account a ON a.id = 'shopper:' || o.shopper_id JOIN shopper s ON s.id = o.shopper_id
 WHERE o.id = $1 AND o.shopper_id = $2`;

/** What an own open order still needs beyond the balance, asked anew each time. @throws AppError NOT_FOUND, FROZEN, ORDER_NOT_PAYABLE (also: the balance covers it) */
export async function findMissing({
  orderId,
  shopperId,
}: {
  orderId: string;
  shopperId: string;
}): Promise<Money> {
  const row = await queryOne<{
    state: string;
    currency: string;
    missing_minor: string;
    is_frozen: boolean;
  }>({
    name: "find_missing",
    text: FIND,
    values: [orderId, shopperId],
  });
  if (row.is_frozen) throw new AppError("FROZEN");
  const missing = money(BigInt(row.missing_minor), row.currency);
  if (row.state !== "awaiting")
    throw new AppError("ORDER_NOT_PAYABLE", { details: { state: row.state } });
  if (missing.amount <= 0n)
    throw new AppError("ORDER_NOT_PAYABLE", { details: { reason: "the balance covers it" } });
  return missing;
}

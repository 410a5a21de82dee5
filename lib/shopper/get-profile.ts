import { queryOne } from "@/lib/db";
import { money, toDecimal } from "@/lib/money";
import type { ProfileView } from "./rules";

type Row = {
  telegram_id: string;
  language: string;
  currency: string;
  balance_minor: string;
  deposited_minor: string;
  spent_minor: string;
};

const GET = `
SELECT s.telegram_id, s.language, a.currency, a.balance_minor,
       (SELECT coalesce(sum(d.credited_minor - d.reversed_minor), 0) FROM deposit d WHERE d.shopper_id = s.id) AS deposited_minor,
       (SELECT coalesce(sum(o.total_minor - o.tolerance_minor), 0) FROM orders o
         WHERE o.shopper_id = s.id AND o.state IN ('paid', 'delivered')) AS spent_minor
  FROM shopper s JOIN ledger_account a ON a.id = 'shopper:' || s.id
 WHERE s.id = $1`;

/** A shopper's balance, what they ever paid in and what they spent on goods they kept. @throws AppError NOT_FOUND */
export async function getProfile({ shopperId }: { shopperId: string }): Promise<ProfileView> {
  const row = await queryOne<Row>({ name: "get_profile", text: GET, values: [shopperId] });
  const decimal = (minor: string) => toDecimal(money(BigInt(minor), row.currency));
  return {
    telegram_id: Number(row.telegram_id), // at most 52 bits, says the Bot API
    language: row.language,
    balance: { amount: decimal(row.balance_minor), currency: row.currency },
    total_deposited: decimal(row.deposited_minor),
    total_spent: decimal(row.spent_minor),
  };
}

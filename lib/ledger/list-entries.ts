import { query } from "@/lib/db";
import { money, toDecimal } from "@/lib/money";
import { cutPage, type Page } from "@/lib/page";
import type { EntryView, LedgerTransactionKind } from "./rules";

const PAGE = 20;

type Row = {
  account_sequence: string;
  created_at: Date;
  kind: LedgerTransactionKind;
  amount_minor: string;
  balance_after_minor: string;
  currency: string;
  order_id: string | null;
  deposit_id: string | null;
  reason: string | null;
};

const LIST = `
SELECT e.account_sequence, t.created_at, t.kind, e.amount_minor, e.balance_after_minor, a.currency, t.order_id, t.deposit_id, t.reason
  FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id JOIN ledger_account a ON a.id = e.account_id
 WHERE e.account_id = 'shopper:' || $1::text AND e.account_sequence < $2::bigint
 ORDER BY e.account_sequence DESC LIMIT ${PAGE + 1}`;

const AFTER_ALL = "9223372036854775807";

/** A page of what was booked on a shopper's balance, the newest first; `cursor` is a number on it. */
export async function listEntries({
  shopperId,
  cursor = AFTER_ALL,
}: {
  shopperId: string;
  cursor?: string | undefined;
}): Promise<Page<EntryView>> {
  const rows = await query<Row>({
    name: "list_entries",
    text: LIST,
    values: [shopperId, cursor],
  });
  return cutPage(rows.map(toView), PAGE, (entry) => entry.number);
}

function toView(row: Row): EntryView {
  const decimal = (minor: string) => toDecimal(money(BigInt(minor), row.currency));
  return {
    number: row.account_sequence,
    happened_at: row.created_at.toISOString(),
    kind: row.kind,
    amount: decimal(row.amount_minor),
    balance_after: decimal(row.balance_after_minor),
    currency: row.currency,
    order_id: row.order_id,
    payment_id: row.deposit_id,
    reason: row.reason,
  };
}

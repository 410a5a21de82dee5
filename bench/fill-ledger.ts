import { fillQuickly } from "./fill-quickly";

const ENTRIES_PER_SHOPPER = 100; // fifty times 10.00, two entries each
const TABLES = ["ledger_transaction", "ledger_entry", "ledger_account", "shopper"];

/** Years of books in minutes: shoppers and that many ledger entries in their favour. */
export async function fillLedger(url: string, entries: number): Promise<void> {
  const shoppers = entries / ENTRIES_PER_SHOPPER;
  const postings = entries / 2;
  await fillQuickly(url, TABLES, [
    "SELECT initialise_shop('EUR', ARRAY['nowpayments'])",
    `INSERT INTO shopper (id, telegram_id, first_name)
     SELECT 'shp_' || lpad(n::text, 12, '0'), 1000000 + n, 'Shopper' FROM generate_series(1, ${shoppers}) AS n`,
    `INSERT INTO ledger_account (id, kind, shopper_id, currency, balance_minor, entry_count)
     SELECT k.kind || ':' || s.id, k.kind::ledger_account_kind, s.id, 'EUR',
            CASE k.kind WHEN 'shopper' THEN ${(ENTRIES_PER_SHOPPER / 2) * 1000} ELSE 0 END, CASE k.kind WHEN 'shopper' THEN ${ENTRIES_PER_SHOPPER / 2} ELSE 0 END
       FROM shopper s, (VALUES ('shopper'), ('hold')) AS k (kind)`,
    `INSERT INTO ledger_transaction (id, kind, idempotency_key, xid)
     SELECT 'ltx_' || lpad(n::text, 24, '0'), 'adjustment', 'filled:' || n, '3' FROM generate_series(1, ${postings}) AS n`,
    `INSERT INTO ledger_entry (transaction_id, account_id, amount_minor, balance_after_minor, account_sequence)
     SELECT 'ltx_' || lpad(n::text, 24, '0'), leg.account, leg.amount, leg.amount_after, leg.sequence
       FROM generate_series(1, ${postings}) AS n
      CROSS JOIN LATERAL (SELECT 1 + (n - 1) % ${shoppers} AS shopper, 1 + (n - 1) / ${shoppers} AS sequence) AS whose
      CROSS JOIN LATERAL (VALUES
        ('adjustments', -1000, NULL::bigint, NULL::bigint),
        ('shopper:shp_' || lpad(whose.shopper::text, 12, '0'), 1000, whose.sequence * 1000, whose.sequence)) AS leg (account, amount, amount_after, sequence)`,
  ]);
}

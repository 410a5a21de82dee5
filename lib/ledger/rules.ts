/** Why money moves between accounts. */
export type LedgerTransactionKind =
  | "deposit"
  | "purchase"
  | "tolerance"
  | "refund"
  | "adjustment"
  | "reversal"
  | "payout_hold"
  | "payout_settle"
  | "payout_release";

/** A leg of a posting on a shopper's balance. Amounts are decimal strings; what leaves the balance has a minus. */
export type EntryView = {
  /** Its number on this balance, from 1. */
  readonly number: string;
  readonly happened_at: string;
  readonly kind: LedgerTransactionKind;
  readonly amount: string;
  readonly balance_after: string;
  readonly currency: string;
  readonly order_id: string | null;
  readonly payment_id: string | null;
  readonly reason: string | null;
};

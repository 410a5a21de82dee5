import { query } from "@/lib/db";
import { money } from "@/lib/money";
import type { LateReason, PaymentFacts, ReviewEnding } from "./rules";

type Row = {
  currency: string;
  deposit_status: string | null;
  price_minor: string;
  order_state: string | null;
  minutes_left: number;
  balance_minor: string;
  missing_minor: string;
  is_frozen: boolean;
  is_seen: boolean;
  pay_amount: string | null;
  pay_address: string | null;
  payin_extra_id: string | null;
};

/** The facts of a message, and how its payment and order stand by now. */
export type FoundFacts = {
  readonly facts: PaymentFacts;
  readonly depositStatus: string | null;
  readonly orderState: string | null;
  /** A payment for the order is seen, or a person looks at one. */
  readonly isSeen: boolean;
};

const FIND = `
SELECT a.currency, d.status AS deposit_status, coalesce(d.price_minor, 0) AS price_minor, o.state AS order_state,
       greatest(0, ceil(extract(epoch FROM coalesce(o.expires_at, d.expires_at) - now()) / 60))::int AS minutes_left,
       a.balance_minor, CASE WHEN o.state = 'awaiting' THEN greatest(0, o.total_minor - a.balance_minor) ELSE 0 END AS missing_minor,
       s.frozen_at IS NOT NULL AS is_frozen,
       EXISTS (SELECT 1 FROM deposit x WHERE x.order_id = o.id AND x.status IN ('confirming', 'review')) AS is_seen,
       trim_scale(d.pay_amount)::text AS pay_amount, d.pay_address, d.payin_extra_id
  FROM ledger_account a JOIN shopper s ON s.id = a.shopper_id
  LEFT JOIN deposit d ON d.id = $2 AND d.shopper_id = $1
  LEFT JOIN orders o ON o.id = coalesce($3, d.order_id) AND o.shopper_id = $1
 WHERE a.id = 'shopper:' || $1`;

/** Looks up what a message may tell, at the moment it is sent: a remainder is always computed anew. Null for nobody's message. */
export async function findFacts({
  shopperId,
  payload,
}: {
  shopperId: string | null;
  payload: Readonly<Record<string, unknown>>;
}): Promise<FoundFacts | null> {
  const values = [shopperId, payload.deposit_id ?? null, payload.order_id ?? null];
  const [row] = await query<Row>({ name: "find_facts", text: FIND, values });
  if (!row) return null;
  const of = (minor: unknown) => money(BigInt(String(minor ?? 0)), row.currency);
  return {
    depositStatus: row.deposit_status,
    orderState: row.order_state,
    isSeen: row.is_seen,
    facts: {
      credited: of(payload.credited_minor),
      over: of(payload.over_minor),
      balance: of(row.balance_minor),
      price: of(row.price_minor),
      missing: of(row.missing_minor),
      minutesLeft: row.minutes_left ?? 0,
      why: (payload.why ?? "closed") as LateReason,
      ending: (payload.outcome ?? "credited") as ReviewEnding,
      isFrozen: row.is_frozen,
      asked: {
        coin: String(payload.coin ?? ""),
        amount: row.pay_amount ?? "",
        address: row.pay_address ?? "",
        memo: row.payin_extra_id,
      },
    },
  };
}

import { query } from "@/lib/db";
import { QUOTE_MS } from "@/lib/deposit/rules";
import type { GatewayPayment } from "@/lib/gateway/rules";
import { type Money, money } from "@/lib/money";

export type KnownDeposit = {
  readonly depositId: string;
  readonly price: Money;
  readonly payCurrency: string;
  readonly payAmount: string | null;
  /** As the gateway said; the usual time from its beginning where nobody said. */
  readonly quoteExpiresAt: Date;
  /** What is credited of this very payment already; "0" for a new one. */
  readonly creditedAmount: string;
  /** The coins of this very payment that were known so far, and when they were first seen. */
  readonly knownAmount: string;
  readonly seenAt: Date | null;
  /** Whether it waits for a person to decide about its money. */
  readonly hasReview: boolean;
  /** Whether a person has: they decide about everything that comes after too. */
  readonly isDecided: boolean;
};

const FIND = `
SELECT d.id, d.price_minor, d.currency, d.pay_currency, d.pay_amount::text AS pay_amount,
       d.quote_expires_at, d.created_at,
       coalesce(trim_scale(g.credited_amount)::text, '0') AS credited_amount,
       coalesce(g.received_amount, 0)::text AS known_amount, g.seen_at,
       EXISTS (SELECT 1 FROM review r WHERE r.gateway = $1 AND r.subject = $2 AND r.state = 'open' AND r.reason NOT IN ('UNKNOWN_STATUS', 'FINISHED_EMPTY', 'UNKNOWN_PAYMENT')) AS has_review,
       g.decided_at IS NOT NULL
         OR EXISTS (SELECT 1 FROM gateway_payment h WHERE h.gateway = d.gateway AND h.gateway_payment_id = 'hand:' || d.id) AS is_decided
  FROM deposit d
  LEFT JOIN gateway_payment g ON g.gateway = $1 AND g.gateway_payment_id = $2
 WHERE d.id = coalesce(
   (SELECT deposit_id FROM gateway_payment WHERE gateway = $1 AND gateway_payment_id = $2),
   (SELECT deposit_id FROM gateway_payment WHERE gateway = $1 AND gateway_payment_id = $4),
   (SELECT id FROM deposit WHERE gateway = $1 AND id = $3))`;

type Row = {
  id: string;
  price_minor: string;
  currency: string;
  pay_currency: string;
  pay_amount: string | null;
  quote_expires_at: Date | null;
  created_at: Date;
  credited_amount: string;
  known_amount: string;
  seen_at: Date | null;
  has_review: boolean;
  is_decided: boolean;
};

/** Whose a gateway's payment is: known under its id, by its parent, or by our deposit id that it carries. Null: nobody's. */
export async function findDeposit(
  gateway: string,
  truth: GatewayPayment,
): Promise<KnownDeposit | null> {
  const [row] = await query<Row>({
    name: "find_deposit",
    text: FIND,
    values: [gateway, truth.gatewayPaymentId, truth.depositId, truth.parentGatewayPaymentId],
  });
  if (!row) return null;
  return {
    depositId: row.id,
    price: money(BigInt(row.price_minor), row.currency),
    payCurrency: row.pay_currency,
    payAmount: row.pay_amount,
    quoteExpiresAt:
      row.quote_expires_at ?? truth.quoteExpiresAt ?? new Date(row.created_at.getTime() + QUOTE_MS),
    creditedAmount: row.credited_amount,
    knownAmount: row.known_amount,
    seenAt: row.seen_at,
    hasReview: row.has_review,
    isDecided: row.is_decided,
  };
}

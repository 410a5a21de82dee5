import { queryOne } from "@/lib/db";
import { SHOPPER_CARD } from "@/lib/shopper/select-shopper";
import { decimal } from "@/lib/sql";
import type { PaymentRecord } from "./rules";

type Times = "created_at" | "expires_at" | "seen_at" | "settled_at";
type Row = Omit<PaymentRecord, Times> & {
  created_at: Date;
  expires_at: Date;
  seen_at: Date | null;
  settled_at: Date | null;
};

const GET = `
SELECT d.id AS payment_id, d.order_id, o.state AS order_status, d.purpose, d.status, d.gateway, d.gateway_payment_id, d.pay_currency, d.network,
       d.pay_address, d.payin_extra_id, trim_scale(d.pay_amount)::text AS pay_amount, trim_scale(d.received_amount)::text AS received_amount,
       ${decimal("d.price_minor")} AS price, ${decimal("d.credited_minor")} AS credited, ${decimal("d.reversed_minor")} AS reversed, d.currency,
       d.created_at, d.expires_at, d.seen_at, d.settled_at, ${SHOPPER_CARD} AS shopper,
       (SELECT count(*)::int FROM review r WHERE r.deposit_id = d.id AND r.state = 'open') AS open_reviews
  FROM deposit d
  LEFT JOIN orders o ON o.id = d.order_id
  JOIN shopper s ON s.id = d.shopper_id
  JOIN ledger_account a ON a.id = 'shopper:' || s.id
 WHERE d.id = $1`;

/** A payment with its shopper and money, whoever's it is. @throws AppError NOT_FOUND */
export async function getPaymentRecord({
  paymentId,
}: {
  paymentId: string;
}): Promise<PaymentRecord> {
  const row = await queryOne<Row>({ name: "get_payment_record", text: GET, values: [paymentId] });
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    seen_at: row.seen_at?.toISOString() ?? null,
    settled_at: row.settled_at?.toISOString() ?? null,
  };
}

import { query } from "@/lib/db";
import { paymentUri } from "@/lib/gateway/payment-uri";
import { OFFERED_CURRENCIES } from "@/lib/gateway/rules";
import { money, toDecimal } from "@/lib/money";
import type { DepositPurpose, DepositStatus, PaymentView } from "./rules";

type Row = {
  id: string;
  order_id: string | null;
  purpose: DepositPurpose;
  status: DepositStatus;
  gateway: string;
  pay_currency: string;
  network: string | null;
  pay_address: string | null;
  payin_extra_id: string | null;
  pay_amount: string | null;
  price_minor: string;
  currency: string;
  received_amount: string;
  credited_minor: string;
  expires_at: Date;
  order_state: PaymentView["order_status"];
  missing_minor: string | null;
};

const COLUMNS = `
SELECT d.id, d.order_id, d.purpose, d.status, d.gateway, d.pay_currency, d.network, d.pay_address, d.payin_extra_id,
       trim_scale(d.pay_amount)::text AS pay_amount, d.price_minor, d.currency, trim_scale(d.received_amount)::text AS received_amount,
       d.credited_minor - d.reversed_minor AS credited_minor, d.expires_at, o.state AS order_state,
       CASE WHEN o.state = 'awaiting' THEN greatest(o.total_minor - a.balance_minor, 0) END AS missing_minor
  FROM deposit d
  LEFT JOIN orders o ON o.id = d.order_id
  JOIN ledger_account a ON a.id = 'shopper:' || d.shopper_id`;

/** How many payments a page holds; one more is read, to know whether another page follows. */
export const PAGE_LENGTH = 20;

const IS_SHOWN =
  "d.status <> 'creating' AND NOT (d.status = 'failed' AND d.gateway_payment_id IS NULL)";

const FILTERS = {
  id: "WHERE d.shopper_id = $1 AND d.id = $2",
  order: `WHERE d.shopper_id = $1 AND d.order_id = $2 AND ${IS_SHOWN} ORDER BY d.id`,
  page: `WHERE d.shopper_id = $1 AND d.id < $2 AND ${IS_SHOWN} ORDER BY d.id DESC LIMIT ${PAGE_LENGTH + 1}`,
} as const;

/** A shopper's payments by id, by order, or `PAGE_LENGTH` and one of them before an id. Only ever one's own. */
export async function readPayments({
  shopperId,
  by,
  value,
}: {
  shopperId: string;
  by: keyof typeof FILTERS;
  value: string;
}): Promise<PaymentView[]> {
  const rows = await query<Row>({
    name: `read_payments_${by}`,
    text: `${COLUMNS} ${FILTERS[by]}`,
    values: [shopperId, value],
  });
  return rows.map(toView);
}

function toView(row: Row): PaymentView {
  const minor = (amount: string) => toDecimal(money(BigInt(amount), row.currency));
  return {
    payment_id: row.id,
    order_id: row.order_id,
    purpose: row.purpose,
    status: row.status === "creating" ? "waiting" : row.status,
    gateway: row.gateway,
    pay_currency: row.pay_currency,
    network: networkOf(row),
    pay_address: row.pay_address,
    payin_extra_id: row.payin_extra_id,
    pay_amount: row.pay_amount,
    payment_uri:
      row.pay_address && row.pay_amount && row.network
        ? paymentUri({
            payCurrency: row.pay_currency,
            network: row.network,
            address: row.pay_address,
            amount: row.pay_amount,
            memo: row.payin_extra_id,
          })
        : null,
    invoice_url: null,
    price_amount: minor(row.price_minor),
    price_currency: row.currency,
    received_amount: row.received_amount,
    credited_amount: minor(row.credited_minor),
    remainder_amount:
      row.status === "underpaid" && row.missing_minor !== null ? minor(row.missing_minor) : null,
    expires_at: row.expires_at.toISOString(),
    order_status: row.order_state,
  };
}

// People know a network by the name it has in the list of currencies.
function networkOf({ pay_currency, network }: Row): string | null {
  return OFFERED_CURRENCIES.find(({ currency }) => currency === pay_currency)?.network ?? network;
}

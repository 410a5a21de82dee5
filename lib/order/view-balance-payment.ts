import { queryOne } from "@/lib/db";
import type { PaymentView } from "@/lib/deposit/rules";
import { money, toDecimal } from "@/lib/money";
import type { OrderState } from "./rules";

/** The answer to a payment from the balance: there is no gateway payment, and it is settled. @throws AppError NOT_FOUND */
export async function viewBalancePayment({
  orderId,
  shopperId,
}: {
  orderId: string;
  shopperId: string;
}): Promise<PaymentView> {
  const row = await queryOne<{ total_minor: string; currency: string; state: OrderState }>({
    name: "view_balance_payment",
    text: "SELECT total_minor, currency, state FROM orders WHERE id = $1 AND shopper_id = $2",
    values: [orderId, shopperId],
  });
  return {
    payment_id: null,
    order_id: orderId,
    purpose: "order",
    status: "settled",
    gateway: "balance",
    pay_currency: null,
    network: null,
    pay_address: null,
    payin_extra_id: null,
    pay_amount: null,
    payment_uri: null,
    invoice_url: null,
    price_amount: toDecimal(money(BigInt(row.total_minor), row.currency)),
    price_currency: row.currency,
    received_amount: null,
    credited_amount: null,
    remainder_amount: null,
    expires_at: null,
    order_status: row.state,
  };
}

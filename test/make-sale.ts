import { query } from "@/lib/db";
import { makeDeposit, makeOffer, makeShopper, placeOrder, settle } from "./factories";

/** Everything that can stand in a shop, once: buyers, orders and deposits in each state. Ids by what they are. */
export type Sale = Record<
  | "buyer"
  | "other"
  | "offer"
  | "otherOffer"
  | "fileOffer"
  | "freeUnit"
  | "reservedUnit"
  | "soldUnit"
  | "awaiting"
  | "otherAwaiting"
  | "paid"
  | "delivered"
  | "cancelled"
  | "expired"
  | "waiting"
  | "waitingPayment"
  | "settled"
  | "settledPayment"
  | "purchase"
  | "credit",
  string
>;

/** A buyer with 100.00 left, one order in each state, an open and a settled deposit, and another shopper with an open order. */
export async function makeSale(): Promise<Sale> {
  const buyer = (await makeShopper({ balanceMinor: 13_000n })).id;
  const other = (await makeShopper()).id;
  const offer = await makeOffer({ units: 9 });
  const otherOffer = await makeOffer({ units: 2 });
  const fileOffer = await makeOffer({ isUnlimited: true });
  const order = { shopperId: buyer, offerId: offer.id };
  const paid = (await placeOrder({ ...order, isFromBalance: true })).id;
  const delivered = (await placeOrder({ ...order, isFromBalance: true })).id;
  await query({ text: "SELECT mark_delivered($1)", values: [delivered] });
  await placeOrder({ shopperId: buyer, offerId: fileOffer.id, isFromBalance: true });
  const cancelled = (await placeOrder(order)).id;
  await query({ text: "SELECT cancel_order($1, $2)", values: [cancelled, buyer] });
  const expired = (await placeOrder({ ...order, ttlSeconds: -1 })).id;
  await query({ text: "SELECT expire_orders(10)" });
  const awaiting = (await placeOrder(order)).id;
  const otherAwaiting = (await placeOrder({ shopperId: other, offerId: otherOffer.id })).id;
  const open = await makeDeposit({ shopperId: buyer, orderId: awaiting });
  const refill = await makeDeposit({ shopperId: other });
  await settle({ ...refill, receivedAmount: "10", creditMinor: 500n });
  return {
    ...{ buyer, other, paid, delivered, cancelled, expired, awaiting, otherAwaiting },
    ...{ offer: offer.id, otherOffer: otherOffer.id, fileOffer: fileOffer.id },
    ...{ waiting: open.depositId, waitingPayment: open.gatewayPaymentId },
    ...{ settled: refill.depositId, settledPayment: refill.gatewayPaymentId },
    freeUnit: await findId(
      "SELECT id FROM stock_unit WHERE state = 'free' AND offer_id = $1",
      offer.id,
    ),
    reservedUnit: await findId("SELECT id FROM stock_unit WHERE order_id = $1", awaiting),
    soldUnit: await findId("SELECT id FROM stock_unit WHERE order_id = $1", paid),
    purchase: await findId("SELECT paid_transaction_id AS id FROM orders WHERE id = $1", paid),
    credit: await findId(
      "SELECT id FROM ledger_transaction WHERE deposit_id = $1",
      refill.depositId,
    ),
  };
}

async function findId(text: string, value: string): Promise<string> {
  const [row] = await query<{ id: string }>({ text, values: [value] });
  if (!row) throw new Error(`nothing found by ${text}`);
  return row.id;
}

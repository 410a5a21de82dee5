// Things that happened at a chosen time: made the way the product makes them, then moved there behind the guards' backs.
import { query } from "@/lib/db";
import { makeDeposit, makeShopper, placeOrder, settle, type TestDeposit } from "./factories";

/** Gives an order that time as the one when it was placed and, where it was, paid. */
export async function moveOrder(orderId: string, at: string): Promise<void> {
  await behindGuards(
    `UPDATE orders SET created_at = '${at}', paid_at = CASE WHEN paid_at IS NULL THEN NULL ELSE '${at}'::timestamptz END WHERE id = '${orderId}';
     UPDATE stock_unit SET sold_at = '${at}' WHERE order_id = '${orderId}' AND sold_at IS NOT NULL;`,
  );
}

/** An order of one offer, paid at that time from a balance that was there before. */
export async function sellAt(
  at: string,
  sale: { offerId: string; priceMinor: bigint; quantity?: number },
): Promise<{ orderId: string; shopperId: string }> {
  const { quantity = 1, priceMinor, offerId } = sale;
  const { id: shopperId } = await makeShopper({ balanceMinor: priceMinor * BigInt(quantity) });
  const { id: orderId } = await placeOrder({ shopperId, offerId, quantity, isFromBalance: true });
  await moveOrder(orderId, at);
  return { orderId, shopperId };
}

/** Gives a part of what was paid back to the balance, at that time. */
export async function refundAt(at: string, orderId: string, minor: bigint): Promise<void> {
  await query({
    text: `SELECT refund_order(jsonb_build_object('order_id', id, 'amount_minor', $2::text, 'expected_refunded_minor', refunded_minor(orders)::text, 'actor', 'staff:9001', 'reason', 'a test'))
             FROM orders WHERE id = $1`,
    values: [orderId, minor.toString()],
  });
  await behindGuards(
    `UPDATE ledger_transaction SET created_at = '${at}' WHERE order_id = '${orderId}' AND kind = 'refund' AND created_at > now() - interval '1 minute';`,
  );
}

/** A deposit asked for at that time: its shopper, for an order where one is named, and what has arrived of it. */
export async function depositAt(
  at: string,
  deposit: {
    shopperId?: string;
    orderId?: string;
    priceMinor?: bigint;
    payCurrency?: string;
    creditMinor?: bigint;
    /** How long after its first sign it was settled. */
    settleSeconds?: number;
    /** The order is cancelled before the money arrives. */
    isLate?: boolean;
  } = {},
): Promise<TestDeposit> {
  const { priceMinor = 1000n, payCurrency = "btc", creditMinor, settleSeconds = 60 } = deposit;
  const shopperId = deposit.shopperId ?? (await makeShopper()).id;
  const orderId = deposit.orderId ?? null;
  const made = await makeDeposit({ shopperId, orderId, priceMinor, payCurrency });
  if (deposit.isLate)
    await query({ text: "SELECT cancel_order($1, $2)", values: [orderId, shopperId] });
  if (creditMinor !== undefined)
    await settle({ ...made, payCurrency, receivedAmount: "10", creditMinor });
  await behindGuards(
    `UPDATE deposit SET created_at = '${at}', seen_at = CASE WHEN seen_at IS NULL THEN NULL ELSE '${at}'::timestamptz END,
            settled_at = CASE WHEN settled_at IS NULL THEN NULL ELSE '${at}'::timestamptz + make_interval(secs => ${settleSeconds}) END
      WHERE id = '${made.depositId}';`,
  );
  return made;
}

/** Nobody's product writes like this: the triggers are off meanwhile, on this one connection. */
export async function behindGuards(sql: string): Promise<void> {
  await query({
    text: `BEGIN; SET LOCAL session_replication_role = replica; ${sql} COMMIT`,
  });
}

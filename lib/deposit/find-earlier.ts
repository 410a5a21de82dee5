import { query } from "@/lib/db";

export type Earlier = { depositId: string | null; orderId: string | null; isPaid: boolean };

// A try that failed gives its key back: the same key may try again. One that was cut off in the middle is ended first; its payment, should
// the gateway have made one, is adopted when it turns up. An order ends with it only if the same try placed it: a remainder's order waits on.
const END_CUT_OFF = `
SELECT fail_deposit(d.id, o.request_key IS NOT DISTINCT FROM d.request_key) FROM deposit d LEFT JOIN orders o ON o.id = d.order_id
 WHERE d.shopper_id = $1 AND d.request_key = $2 AND d.status = 'creating'`;
// A key of yesterday is a new one: the answer under it is forgotten by then, so that nobody could tell whether it asks for the same. The row
// is up to a minute younger than that answer.
const IS_FORGOTTEN = "created_at < now() - interval '1439 minutes'";
const GIVE_BACK_DEPOSIT = `
UPDATE deposit SET request_key = NULL
 WHERE shopper_id = $1 AND request_key = $2 AND ((status = 'failed' AND credited_minor = 0) OR ${IS_FORGOTTEN})`;
const GIVE_BACK_ORDER = `
UPDATE orders SET request_key = NULL WHERE shopper_id = $1 AND request_key = $2 AND (state = 'cancelled' OR ${IS_FORGOTTEN})`;
const CANCEL_BARE = `
SELECT cancel_order(o.id, o.shopper_id) FROM orders o
 WHERE o.shopper_id = $1 AND o.request_key = $2 AND o.state = 'awaiting' AND NOT EXISTS (SELECT 1 FROM deposit d WHERE d.order_id = o.id)`;
const FIND = `
SELECT (SELECT id FROM deposit WHERE shopper_id = $1 AND request_key = $2) AS deposit_id, o.id AS order_id, o.paid_at IS NOT NULL AS is_paid
  FROM (SELECT 1) AS one LEFT JOIN orders o ON o.shopper_id = $1 AND o.request_key = $2`;

/** What an earlier call with the same Idempotency-Key made, whose answer was lost. Nulls: nothing that counts. */
export async function findEarlier({
  shopperId,
  requestKey,
}: {
  shopperId: string;
  requestKey: string;
}): Promise<Earlier> {
  const values = [shopperId, requestKey];
  await query({ name: "end_cut_off", text: END_CUT_OFF, values });
  await query({ name: "cancel_bare", text: CANCEL_BARE, values });
  await query({ name: "give_back_deposit", text: GIVE_BACK_DEPOSIT, values });
  await query({ name: "give_back_order", text: GIVE_BACK_ORDER, values });
  const [row] = await query<{
    deposit_id: string | null;
    order_id: string | null;
    is_paid: boolean | null;
  }>({
    name: "find_earlier",
    text: FIND,
    values,
  });
  return {
    depositId: row?.deposit_id ?? null,
    orderId: row?.order_id ?? null,
    isPaid: row?.is_paid ?? false,
  };
}

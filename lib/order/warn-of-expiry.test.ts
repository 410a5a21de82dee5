import { beforeEach, expect, it } from "vitest";
import { query } from "@/lib/db";
import { setEnv } from "@/test/database";
import { makeDeposit, makeOffer, makeShopper, placeOrder, settle } from "@/test/factories";
import { warnOfExpiry } from "./warn-of-expiry";

const MINUTE = 60;

beforeEach(() => setEnv());

/** An order with its payment, or a refill, with so many seconds left. */
async function make(what: "order" | "refill", left = 4 * MINUTE) {
  const { id: shopperId } = await makeShopper();
  const { id: offerId } = await makeOffer();
  const order =
    what === "order" ? await placeOrder({ shopperId, offerId, ttlSeconds: left }) : null;
  const deposit = await makeDeposit({ shopperId, orderId: order?.id ?? null, ttlSeconds: left });
  return { shopperId, orderId: order?.id ?? "", ...deposit };
}

async function passMinutes(orderId: string, minutes: number): Promise<void> {
  for (const text of [
    "UPDATE orders SET expires_at = expires_at - make_interval(mins => $2) WHERE id = $1",
    "UPDATE stock_unit SET reserved_until = reserved_until - make_interval(mins => $2) WHERE order_id = $1",
  ])
    await query({ text, values: [orderId, minutes] });
}

/** What the shopper is warned of. */
async function warningsOf(shopperId: string): Promise<string[]> {
  await Promise.all([1, 2, 3].map(() => warnOfExpiry({ batch: 100 })));
  const rows = await query<{ what: string }>({
    text: `SELECT kind || ' ' || coalesce(payload->>'order_id', payload->>'deposit_id') AS what FROM notification
            WHERE shopper_id = $1 AND kind LIKE '%expiring' ORDER BY id`,
    values: [shopperId],
  });
  return rows.map(({ what }) => what);
}

it("warns of an order and of a refill some minutes before their end, once, however many workers look", async () => {
  const [order, refill] = [await make("order"), await make("refill")];
  expect(await warnOfExpiry({ batch: 100 })).toBe(2);
  expect(await warningsOf(order.shopperId)).toEqual([`order_expiring ${order.orderId}`]);
  expect(await warningsOf(refill.shopperId)).toEqual([`payment_expiring ${refill.depositId}`]);
  expect(await warnOfExpiry({ batch: 100 })).toBe(0);
});

it("says nothing earlier, nor of what has ended", async () => {
  for (const what of ["order", "refill"] as const)
    expect(await warningsOf((await make(what, 6 * MINUTE)).shopperId)).toEqual([]);
  const late = await make("refill");
  await query({
    text: "UPDATE deposit SET expires_at = now() - interval '1 second' WHERE id = $1",
    values: [late.depositId],
  });
  expect(await warningsOf(late.shopperId)).toEqual([]);
});

it("waits for the last third of a term that is short", async () => {
  setEnv({ ORDER_TTL_MINUTES: "3" });
  for (const what of ["order", "refill"] as const) {
    expect(await warningsOf((await make(what, 70)).shopperId)).toEqual([]);
    expect(await warningsOf((await make(what, 50)).shopperId)).toHaveLength(1);
  }
});

it("never warns of what has been seen", async () => {
  for (const what of ["order", "refill"] as const) {
    const { shopperId, ...deposit } = await make(what);
    await settle({ ...deposit, status: "seen", receivedAmount: "1", creditMinor: 0n });
    expect(await warningsOf(shopperId)).toEqual([]);
  }
});

it("warns of what a payment that fell short left open", async () => {
  const { shopperId, orderId, ...deposit } = await make("order");
  await settle({ ...deposit, receivedAmount: "4", creditMinor: 400n });
  await passMinutes(orderId, 26); // it was given one more term
  expect(await warningsOf(shopperId)).toEqual([`order_expiring ${orderId}`]);
});

it("leaves what is paid or cancelled alone", async () => {
  const [paid, cancelled] = [await make("order"), await make("order")];
  await settle({ ...paid, receivedAmount: "10", creditMinor: 1_000n });
  await query({
    text: "SELECT cancel_order($1, $2)",
    values: [cancelled.orderId, cancelled.shopperId],
  });
  for (const { shopperId } of [paid, cancelled]) expect(await warningsOf(shopperId)).toEqual([]);
});

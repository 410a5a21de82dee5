// Staff and buyers at the same things in the same moment. Whoever comes too late hears it by name; what the books and the stock say is
// checked after each round by the checks that follow every test.
import { expect, test } from "vitest";
import { undoBatch } from "@/lib/batch/undo-batch";
import { changeOffer } from "@/lib/catalog/change-offer";
import { setProductStates } from "@/lib/catalog/set-product-states";
import { query, queryOne } from "@/lib/db";
import { resendDelivery } from "@/lib/delivery/resend-delivery";
import { AppError } from "@/lib/errors";
import { checkBooks } from "@/lib/ledger/check-books";
import { money } from "@/lib/money";
import { cancelForShopper } from "@/lib/order/cancel-for-shopper";
import { openPayment } from "@/lib/order/open-payment";
import { payOrder } from "@/lib/order/pay-order";
import { refundOrder } from "@/lib/order/refund-order";
import { replaceUnit } from "@/lib/order/replace-unit";
import { adjustBalance } from "@/lib/settlement/adjust-balance";
import { banShopper } from "@/lib/shopper/ban-shopper";
import type { Caller } from "@/lib/staff/rules";
import { voidUnits } from "@/lib/stock/void-units";
import { setEnv } from "@/test/database";
import { balanceOf, makeOffer, makeShopper, placeOrder } from "./factories";
import { makeBatch } from "./make-batch";
import { signIn } from "./sign-in";

const ROUNDS = 6;
const PRICE = 1_000n;
const eur = (cents: bigint) => money(cents, "EUR");

/** The refusals, by code. A failure that has no name of ours is a fault, and thrown. */
async function meet(acts: readonly (() => Promise<unknown>)[]): Promise<(string | null)[]> {
  const ends = await Promise.allSettled(acts.map((act) => act()));
  return ends.map((end) => {
    if (end.status === "fulfilled") return null;
    if (end.reason instanceof AppError && end.reason.code !== "UNAVAILABLE") return end.reason.code;
    throw end.reason;
  });
}

async function prepare({ lines = 3 }: { lines?: number } = {}) {
  setEnv({ CONFIRM_MONEY_ABOVE: "100000.00" });
  const { caller } = await signIn();
  const offer = await makeOffer({ priceMinor: PRICE, units: 0 });
  const texts = Array.from({ length: lines }, (_, at) => `${offer.id} ${at}`);
  const batchId = await makeBatch(texts, { offerId: offer.id });
  return { caller, offer, batchId };
}

type Bought = { orderId: string; unitId: string; shopperId: string };

async function buy(shopperId: string, offerId: string): Promise<string> {
  const request = { type: "offer", offerId, quantity: 1, currency: "balance" } as const;
  return (await openPayment({ shopperId, request, requestKey: null })).order_id ?? "";
}

async function makeBought(offerId: string): Promise<Bought> {
  const { id: shopperId } = await makeShopper({ balanceMinor: PRICE });
  const orderId = await buy(shopperId, offerId);
  const text =
    "UPDATE notification SET state = 'sent', sent_at = now() WHERE dedupe_key = 'delivery:' || $1";
  await query({ text, values: [orderId] });
  await query({ text: "SELECT mark_delivered($1)", values: [orderId] });
  const find = "SELECT id FROM stock_unit WHERE order_id = $1";
  const unit = await queryOne<{ id: string }>({ text: find, values: [orderId] });
  return { orderId, shopperId, unitId: unit.id };
}

const refund = (caller: Caller, orderId: string, cents: bigint) =>
  refundOrder({
    ...{ caller, orderId, amount: eur(cents), expectedRefunded: eur(0n), reason: "broken" },
  });

const unitsOf = (offerId: string) =>
  query<{ state: string; order_id: string | null }>({
    text: "SELECT state, order_id FROM stock_unit WHERE offer_id = $1",
    values: [offerId],
  });

test("a refund, a replacement and a repeated delivery of one order meet: the goods never go out after the money went back", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { caller, offer, batchId } = await prepare();
    const { orderId, unitId, shopperId } = await makeBought(offer.id);
    await meet([
      () => refund(caller, orderId, PRICE),
      () => replaceUnit({ caller, orderId, unitId, reason: "broken" }),
      () => resendDelivery({ caller, orderId }),
      () => undoBatch({ caller, batchId }),
      () => refund(caller, orderId, PRICE / 2n),
    ]);
    const order = await queryOne<{ state: string; queued: number }>({
      text: `SELECT state, (SELECT count(*)::int FROM notification WHERE kind = 'delivery' AND state = 'queued' AND payload->>'order_id' = orders.id) AS queued
               FROM orders WHERE id = $1`,
      values: [orderId],
    });
    const back = await balanceOf(shopperId);
    expect([PRICE, PRICE / 2n]).toContain(back);
    expect(order.state).toBe(back === PRICE ? "refunded" : "delivered");
    if (back === PRICE) expect(order.queued).toBe(0);
    expect(await checkBooks()).toEqual([]);
  }
});

test("buyers meet staff who undo the batch, take units out of sale, change the price and archive: nobody pays for what is gone", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { caller, offer, batchId } = await prepare({ lines: 6 });
    const buyers = await Promise.all(
      Array.from({ length: 4 }, () => makeShopper({ balanceMinor: PRICE * 2n })),
    );
    const units = await query<{ id: string }>({
      text: "SELECT id FROM stock_unit WHERE offer_id = $1 ORDER BY id DESC LIMIT 2",
      values: [offer.id],
    });
    const unitIds = units.map(({ id }) => id);
    const products = [{ id: offer.productId, version: 1 }];
    await meet([
      ...buyers.map(
        ({ id }) =>
          () =>
            buy(id, offer.id),
      ),
      () => voidUnits({ caller, offerId: offer.id, unitIds, reason: "wrong" }),
      () => changeOffer({ caller, id: offer.id, change: { version: 1, price: "15.00" } }),
      () => undoBatch({ caller, batchId }),
      () => setProductStates({ caller, change: { state: "archived", products } }),
    ]);
    const paid = await query<{ id: string; total_minor: string }>({
      text: "SELECT o.id, o.total_minor FROM orders o JOIN order_line l ON l.order_id = o.id WHERE l.offer_id = $1 AND o.state = 'paid'",
      values: [offer.id],
    });
    const sold = (await unitsOf(offer.id)).filter(({ state }) => state === "sold");
    expect(sold.map(({ order_id: id }) => id).sort()).toEqual(paid.map(({ id }) => id).sort());
    for (const { total_minor: total } of paid) expect(["1000", "1500"]).toContain(total);
    const left = await Promise.all(buyers.map(({ id }) => balanceOf(id)));
    const spent = left.reduce((sum, cents) => sum + PRICE * 2n - cents, 0n);
    expect(spent).toBe(paid.reduce((sum, { total_minor: total }) => sum + BigInt(total), 0n));
    expect(await checkBooks()).toEqual([]);
  }
});

test("an order is cancelled, paid and its buyer banned and corrected at once: one end, and every cent in its place", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { caller, offer } = await prepare();
    const { id: shopperId } = await makeShopper({ balanceMinor: PRICE });
    const { id: orderId } = await placeOrder({ shopperId, offerId: offer.id });
    const adjust = (cents: bigint) => () =>
      adjustBalance({
        ...{ caller, shopperId, amount: eur(cents), expectedBalance: eur(PRICE), reason: "moved" },
      });
    const ends = await meet([
      () => payOrder({ orderId, shopperId }),
      () => cancelForShopper({ caller, orderId, reason: "asked to" }),
      adjust(-PRICE),
      adjust(250n),
      () => banShopper({ caller, shopperId, reason: "fraud" }),
    ]);
    const [paid, cancelled, took, gave] = ends.map((end) => end === null);
    expect(paid && cancelled).toBe(false); // a ban cancels, too
    const order = await queryOne<{ state: string }>({
      text: "SELECT state FROM orders WHERE id = $1",
      values: [orderId],
    });
    expect(order.state).toBe(paid ? "paid" : "cancelled");
    const expected = PRICE - (paid ? PRICE : 0n) - (took ? PRICE : 0n) + (gave ? 250n : 0n);
    expect(await balanceOf(shopperId)).toBe(expected);
    expect(await checkBooks()).toEqual([]);
  }
});

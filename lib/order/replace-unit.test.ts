import { expect, test } from "vitest";
import { query, queryOne } from "@/lib/db";
import { readDelivery } from "@/lib/delivery/read-delivery";
import { resendDelivery } from "@/lib/delivery/resend-delivery";
import { checkBooks } from "@/lib/ledger/check-books";
import { openPayment } from "@/lib/order/open-payment";
import type { Caller } from "@/lib/staff/rules";
import "@/test/database";
import { makeOffer, makeShopper } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { replaceUnit } from "./replace-unit";

type Sale = { orderId: string; shopperId: string; unitId: string; offerId: string };

async function makeSale({ units = 2 }: { units?: number } = {}): Promise<Sale> {
  const { id: shopperId } = await makeShopper({ balanceMinor: 2500n });
  const { id: offerId } = await makeOffer({ priceMinor: 2500n, units });
  const request = { type: "offer", offerId, quantity: 1, currency: "balance" } as const;
  const { order_id: orderId } = await openPayment({ shopperId, request, requestKey: null });
  const { id: unitId } = await queryOne<{ id: string }>({
    text: "SELECT id FROM stock_unit WHERE order_id = $1",
    values: [orderId],
  });
  return { orderId: orderId ?? "", shopperId, unitId, offerId };
}

/** What is queued of an order goes out. */
async function send(orderId: string): Promise<void> {
  const text =
    "UPDATE notification SET state = 'sent', sent_at = now() WHERE payload->>'order_id' = $1 AND state = 'queued'";
  await query({ text, values: [orderId] });
}

async function deliver(orderId: string): Promise<void> {
  await send(orderId);
  await query({ text: "SELECT mark_delivered($1)", values: [orderId] });
}

const replace = (caller: Caller, { orderId, unitId }: Pick<Sale, "orderId" | "unitId">) =>
  replaceUnit({ caller, orderId, unitId, reason: "used already" });

const unitOf = (id: string) =>
  queryOne<Record<string, unknown>>({
    text: "SELECT state, order_id, void_reason, replaces_unit_id, delivered_at IS NOT NULL AS is_out FROM stock_unit WHERE id = $1",
    values: [id],
  });

test("a faulty unit becomes void, and a free one of its offer is sold and delivered instead", async () => {
  const [{ caller }, sale] = [await signIn(), await makeSale()];
  await deliver(sale.orderId);
  const { unitId } = await replace(caller, sale);
  const { orderId } = sale;
  expect(await unitOf(sale.unitId)).toMatchObject({
    state: "void",
    order_id: orderId,
    void_reason: "used already",
  });
  expect(await unitOf(unitId)).toEqual({
    ...{ state: "sold", order_id: orderId, void_reason: null },
    ...{ replaces_unit_id: sale.unitId, is_out: false },
  });
  const message = await queryOne<{ kind: string; payload: unknown; priority: number }>({
    text: "SELECT kind, payload, priority FROM notification WHERE dedupe_key = 'replacement:' || $1",
    values: [unitId],
  });
  expect(message).toEqual({
    kind: "delivery",
    payload: { order_id: orderId, unit_id: unitId },
    priority: 0,
  });
  const { lines } = await readDelivery({ orderId, unitId });
  expect(lines.map(({ items }) => items.length)).toEqual([1]);
  expect((await readDelivery({ orderId })).lines).toEqual(lines);
  expect(await readActs(orderId)).toEqual(["order.replace_unit"]);
  expect(await checkBooks()).toEqual([]);
});

test("a replacement that is faulty too is replaced like any other", async () => {
  const [{ caller }, sale] = [await signIn(), await makeSale({ units: 3 })];
  await deliver(sale.orderId);
  const second = await replace(caller, sale);
  const on = { ...sale, unitId: second.unitId };
  await expect(replace(caller, on)).rejects.toMatchObject({ code: "WRONG_STATE" }); // on its way
  await send(sale.orderId);
  const third = await replace(caller, { ...sale, unitId: second.unitId });
  expect(await unitOf(third.unitId)).toMatchObject({ replaces_unit_id: second.unitId });
  expect(await checkBooks()).toEqual([]);
});

test("without stock nothing changes: the buyer keeps what they have", async () => {
  const [{ caller }, sale] = [await signIn(), await makeSale({ units: 1 })];
  await deliver(sale.orderId);
  await expect(replace(caller, sale)).rejects.toMatchObject({ code: "OUT_OF_STOCK" });
  expect(await unitOf(sale.unitId)).toMatchObject({ state: "sold" });
  expect(await readActs(sale.orderId)).toEqual([]);
});

test("what is on its way is not replaced, nor what was given back, nor another order's unit", async () => {
  const [{ caller }, sale, other] = [await signIn(), await makeSale(), await makeSale()];
  await expect(replace(caller, sale)).rejects.toMatchObject({ code: "WRONG_STATE" });
  await deliver(sale.orderId);
  const foreign = { orderId: sale.orderId, unitId: other.unitId };
  await expect(replace(caller, foreign)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(replace(caller, { ...sale, orderId: "ord_none" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await query({
    text: "SELECT refund_order(jsonb_build_object('order_id', $1::text, 'amount_minor', 2500, 'expected_refunded_minor', 0, 'actor', 'staff:1', 'reason', 'x'))",
    values: [sale.orderId],
  });
  await expect(replace(caller, sale)).rejects.toMatchObject({ code: "WRONG_STATE" });
});

test("of several who press at once one replaces it", async () => {
  const [{ caller }, sale] = [await signIn(), await makeSale({ units: 6 })];
  await deliver(sale.orderId);
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => replace(caller, sale)));
  const refused = tries.flatMap((done) => (done.status === "rejected" ? [done.reason.code] : []));
  expect(refused).toEqual(Array(4).fill("ALREADY_DONE"));
  expect(await readActs(sale.orderId)).toEqual(["order.replace_unit"]);
  expect(await checkBooks()).toEqual([]);
});

test("a free unit is sold into a paid order only where it replaces a void one of that order and offer", async () => {
  const [sale, other] = [await makeSale({ units: 3 }), await makeSale({ units: 3 })];
  const sell = (faulty: string, offerId: string) =>
    query({
      text: `UPDATE stock_unit SET state = 'sold', order_id = $1, sold_at = now(), replaces_unit_id = $2
              WHERE id = (SELECT id FROM stock_unit WHERE offer_id = $3 AND state = 'free' LIMIT 1)`,
      values: [sale.orderId, faulty, offerId],
    });
  const refused = { code: "23514" };
  await expect(sell(sale.unitId, sale.offerId)).rejects.toMatchObject(refused); // not void
  const spoil =
    "UPDATE stock_unit SET state = 'void', void_reason = 'x', voided_at = now() WHERE id = ANY($1)";
  await query({ text: spoil, values: [[sale.unitId, other.unitId]] });
  await expect(sell(other.unitId, other.offerId)).rejects.toMatchObject(refused);
  await expect(sell(sale.unitId, other.offerId)).rejects.toMatchObject(refused);
  await sell(sale.unitId, sale.offerId);
  await expect(sell(sale.unitId, sale.offerId)).rejects.toMatchObject({ code: "23505" });
});

test("a delivery that is sent once more is not changed under the sender's hands", async () => {
  const [{ caller }, sale] = [await signIn(), await makeSale()];
  await deliver(sale.orderId);
  await resendDelivery({ caller, orderId: sale.orderId });
  await expect(replace(caller, sale)).rejects.toMatchObject({ code: "WRONG_STATE" });
  expect(await unitOf(sale.unitId)).toMatchObject({ state: "sold" });
  await send(sale.orderId);
  await replace(caller, sale);
});

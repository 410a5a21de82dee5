import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query } from "@/lib/db";
import { findGateway } from "@/lib/gateway/find-gateway";
import type { Gateway } from "@/lib/gateway/rules";
import { money } from "@/lib/money";
import { settleDeposit } from "@/lib/settlement/settle-deposit";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather, type GatewayFault } from "@/sandbox/weather";
import { countRows } from "@/test/count-rows";
import { setEnv } from "@/test/database";
import { balanceOf, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { openSandbox } from "@/test/open-sandbox";
import { countUnits } from "@/test/read-state";
import { openDeposit, requireGateway } from "./open-deposit";
import { openRefill } from "./open-refill";

const COIN = "usdttrc20";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => {
  Object.assign(sandbox.weather, calmWeather());
  setEnv({ NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1` });
});
afterAll(() => sandbox.close());

type Wish = Partial<Parameters<typeof openRefill>[0]> & { shopperId: string };

function refill(wish: Wish) {
  const amount = money(5_000n, "EUR");
  return openRefill({ amount, currency: COIN, requestKey: null, ...wish });
}

async function statusesOf(shopperId: string): Promise<string[]> {
  const rows = await query<{ status: string }>({
    text: "SELECT status FROM deposit WHERE shopper_id = $1 ORDER BY id",
    values: [shopperId],
  });
  return rows.map(({ status }) => status);
}

test("a refill takes nothing and pays no order", async () => {
  const { id: shopperId } = await makeShopper();
  const offer = await makeOffer();
  await placeOrder({ shopperId, offerId: offer.id });
  expect(await refill({ shopperId })).toMatchObject({
    order_id: null,
    purpose: "refill",
    status: "waiting",
    price_amount: "50.00",
    remainder_amount: null,
  });
  expect([await balanceOf(shopperId), await countUnits(offer.id, "reserved")]).toEqual([0n, 1]);
});

test("the smallest and the largest refill are taken, a cent beyond either is refused with the limit", async () => {
  const { id: shopperId } = await makeShopper();
  for (const minor of [500n, 1_000_000n])
    await refill({ shopperId, currency: "sol", amount: money(minor, "EUR") });
  const before = await countRows();
  await expect(refill({ shopperId, amount: money(499n, "EUR") })).rejects.toMatchObject({
    code: "AMOUNT_TOO_SMALL",
    details: { minimum: "5.00" },
  });
  await expect(refill({ shopperId, amount: money(1_000_001n, "EUR") })).rejects.toMatchObject({
    code: "AMOUNT_TOO_LARGE",
    details: { maximum: "10000.00" },
  });
  expect(await countRows()).toEqual(before);
});

test("a coin's own minimum counts, too", async () => {
  const { id: shopperId } = await makeShopper();
  sandbox.nowpayments.setMinimum("btc", "20.00");
  const before = await countRows();
  await expect(
    refill({ shopperId, currency: "btc", amount: money(1_500n, "EUR") }),
  ).rejects.toMatchObject({ code: "AMOUNT_TOO_SMALL", details: { minimum: "20.00" } });
  expect(await countRows()).toEqual(before);
});

test("a banned shopper opens none, a frozen one may still pay in", async () => {
  const set = async (column: string) => {
    const { id } = await makeShopper();
    await query({ text: `UPDATE shopper SET ${column} = now() WHERE id = $1`, values: [id] });
    return id;
  };
  await expect(refill({ shopperId: await set("banned_at") })).rejects.toMatchObject({
    code: "BANNED",
  });
  expect((await refill({ shopperId: await set("frozen_at") })).status).toBe("waiting");
});

describe("a gateway that fails", () => {
  test.each<GatewayFault>(["error500", "tooMany", "loseAnswer"])(
    "(%s) is asked once; the refill fails, and the same key may try again",
    async (fault) => {
      const { id: shopperId } = await makeShopper();
      const gateway = findGateway("nowpayments");
      await gateway?.listCurrencies();
      await gateway?.getMinimum(COIN);
      sandbox.nowpayments.requests.reset();
      sandbox.weather.gatewayNext.push(fault);
      const call = () => refill({ shopperId, requestKey: "refill-00001" });
      await expect(call()).rejects.toMatchObject({ code: "GATEWAY_UNAVAILABLE" });
      expect(sandbox.nowpayments.requests.counts).toEqual({ "POST /payment": 1 });
      expect(await statusesOf(shopperId)).toEqual(["failed"]);
      const payment = await call();
      expect(payment.status).toBe("waiting");
      expect(await call()).toEqual(payment);
      expect(await statusesOf(shopperId)).toEqual(["failed", "waiting"]);
    },
  );

  test("leaves our row behind, so that money which names it is ours", async () => {
    const { id: shopperId } = await makeShopper();
    await findGateway("nowpayments")?.listCurrencies();
    await findGateway("nowpayments")?.getMinimum(COIN);
    sandbox.weather.gatewayNext.push("loseAnswer");
    await expect(refill({ shopperId })).rejects.toMatchObject({ code: "GATEWAY_UNAVAILABLE" });
    const orphan = sandbox.nowpayments.payments().at(-1);
    const [row] = await query<{ id: string }>({
      text: "SELECT id FROM deposit WHERE shopper_id = $1",
      values: [shopperId],
    });
    expect(orphan?.orderId).toBe(row?.id);
  });
});

test("a gateway whose event is faster than its answer: the shopper is written how to pay all the same, once", async () => {
  const { id: shopperId } = await makeShopper();
  const gateway = await requireGateway({ currency: COIN });
  const hasty: Gateway = {
    ...gateway,
    createPayment: async (asked) => {
      const created = await gateway.createPayment(asked);
      const { gatewayPaymentId } = created;
      await settleDeposit({ gateway, gatewayPaymentId, now: new Date() }); // as its event has it done
      return created;
    },
  };
  const payment = await openDeposit({
    ...{ shopperId, orderId: null, isFirst: true, price: money(5_000n, "EUR"), currency: COIN },
    ...{ gateway: hasty, requestKey: null },
  });
  expect(payment.status).toBe("waiting");
  const written = await query<{ kind: string; payload: object }>({
    text: "SELECT kind, payload FROM notification WHERE shopper_id = $1",
    values: [shopperId],
  });
  expect(written).toEqual([
    {
      kind: "payment_created",
      payload: expect.objectContaining({
        deposit_id: payment.payment_id,
        coin: "Tether USD (TRC20)",
      }),
    },
  ]);
});

test("nobody opens a payment for another's order or for one that is over, and the gateway hears of neither", async () => {
  const [{ id: shopperId }, { id: other }] = [await makeShopper(), await makeShopper()];
  const offerId = (await makeOffer()).id;
  const theirs = await placeOrder({ shopperId: other, offerId });
  const over = await placeOrder({ shopperId, offerId, ttlSeconds: -1 });
  const gateway = await requireGateway({ currency: COIN });
  sandbox.nowpayments.requests.reset();
  const open = (orderId: string) =>
    openDeposit({
      ...{ shopperId, orderId, isFirst: true, price: money(1_000n, "EUR"), currency: COIN },
      ...{ gateway, requestKey: null },
    });
  await expect(open(theirs.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(open(over.id)).rejects.toMatchObject({ code: "ORDER_NOT_PAYABLE" });
  expect(await statusesOf(shopperId)).toEqual([]);
  expect(sandbox.nowpayments.requests.counts).toEqual({});
});

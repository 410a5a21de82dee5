import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query } from "@/lib/db";
import { findGateway } from "@/lib/gateway/find-gateway";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather, type Weather } from "@/sandbox/weather";
import { countRows } from "@/test/count-rows";
import { setEnv } from "@/test/database";
import {
  balanceOf,
  fillBasket,
  makeDeposit,
  makeOffer,
  makeShopper,
  placeOrder,
  settle,
} from "@/test/factories";
import { openSandbox } from "@/test/open-sandbox";
import { basketOf, countUnits, stateOf } from "@/test/read-state";
import { openPayment, type PaymentRequest } from "./open-payment";

const COIN = "usdttrc20";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => {
  Object.assign(sandbox.weather, calmWeather());
  useVariables({});
});
afterAll(() => sandbox.close());

function useVariables(overrides: Record<string, string>): void {
  setEnv({ NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`, ...overrides });
}

/** The lists are known already, so that the next thing asked of the gateway is the payment itself. */
async function warmUp(): Promise<void> {
  const gateway = findGateway("nowpayments");
  await gateway?.listCurrencies();
  await gateway?.getMinimum(COIN);
  sandbox.nowpayments.requests.reset();
}

async function fillBigBasket() {
  const { id: shopperId } = await makeShopper();
  const [tea, guide] = [await makeOffer({ priceMinor: 1_250n }), await makeOffer()];
  await fillBasket({ shopperId, offerId: tea.id, quantity: 2 });
  await fillBasket({ shopperId, offerId: guide.id });
  return { shopperId, tea: tea.id, guide: guide.id };
}

function open(shopperId: string, request: Partial<PaymentRequest>, requestKey: string | null) {
  const wish = { type: "basket", currency: COIN, ...request } as const;
  return openPayment({ shopperId, request: wish, requestKey });
}

async function depositsOf(shopperId: string) {
  return query<{ id: string; status: string; order_id: string }>({
    text: "SELECT id, status, order_id FROM deposit WHERE shopper_id = $1 ORDER BY id",
    values: [shopperId],
  });
}

describe("when the gateway fails to make a payment", () => {
  const FAULTS: [string, Partial<Weather>][] = [
    ["with 500", { gatewayNext: ["error500"] }],
    ["with 429", { gatewayNext: ["tooMany"] }],
    ["after the work was done", { gatewayNext: ["loseAnswer"] }],
    ["by saying nothing for six seconds", { gatewayDelayMs: 6_000 }],
  ];

  test.each(FAULTS)(
    "%s, it was asked once, and everything is as before when the shopper hears of it",
    async (_, weather) => {
      const { shopperId, tea, guide } = await fillBigBasket();
      await warmUp();
      Object.assign(sandbox.weather, structuredClone(weather));
      await expect(open(shopperId, {}, "key-00000001")).rejects.toMatchObject({
        code: "GATEWAY_UNAVAILABLE",
        isRetryable: true,
      });
      expect(await basketOf(shopperId)).toEqual({ [tea]: 2, [guide]: 1 });
      expect([await countUnits(tea), await countUnits(guide)]).toEqual([3, 3]);
      const [failed] = await depositsOf(shopperId);
      expect([failed?.status, await stateOf(failed?.order_id ?? "")]).toEqual([
        "failed",
        "cancelled",
      ]);
      await expect
        .poll(() => sandbox.nowpayments.requests.counts, { timeout: 10_000 })
        .toEqual({
          "POST /payment": 1,
        });

      Object.assign(sandbox.weather, calmWeather());
      const payment = await open(shopperId, {}, "key-00000001");
      expect(payment).toMatchObject({ status: "waiting", price_amount: "35.00" });
      expect(await open(shopperId, {}, "key-00000001")).toEqual(payment);
      expect((await depositsOf(shopperId)).map(({ status }) => status)).toEqual([
        "failed",
        "waiting",
      ]);
      expect(sandbox.nowpayments.requests.count("POST /payment")).toBe(2);
      expect([await countUnits(tea), await countUnits(guide)]).toEqual([1, 2]);
    },
  );

  test("for what an order still needs, the order and its units stay as they are", async () => {
    const { id: shopperId } = await makeShopper();
    const offer = await makeOffer({ priceMinor: 2_500n });
    const order = await placeOrder({ shopperId, offerId: offer.id });
    await warmUp();
    sandbox.weather.gatewayNext.push("error500");
    await expect(open(shopperId, { type: "order", orderId: order.id }, null)).rejects.toMatchObject(
      {
        code: "GATEWAY_UNAVAILABLE",
      },
    );
    expect(await stateOf(order.id)).toBe("awaiting");
    expect(await countUnits(offer.id, "reserved")).toBe(1);
    const payment = await open(shopperId, { type: "order", orderId: order.id }, null);
    expect(payment).toMatchObject({ order_id: order.id, price_amount: "25.00" });
  });
});

test("lists and prices are asked for again after a stumble, so that the shopper notices nothing", async () => {
  const { shopperId } = await fillBigBasket();
  sandbox.nowpayments.requests.reset();
  sandbox.weather.gatewayNext.push("error500", "tooMany");
  expect(await open(shopperId, {}, null)).toMatchObject({ status: "waiting" });
  expect(sandbox.nowpayments.requests.count("POST /payment")).toBe(1);
  const answers = sandbox.nowpayments.requests.entries.map(({ status }) => status);
  expect(answers.filter((status) => status === 500 || status === 429)).toHaveLength(2);
});

test("while the gateway does not even list its coins no order is begun", async () => {
  const { shopperId, tea } = await fillBigBasket();
  sandbox.weather.gatewayErrorRate = 1;
  const before = await countRows();
  await expect(open(shopperId, {}, "key-00000002")).rejects.toMatchObject({
    code: "GATEWAY_UNAVAILABLE",
  });
  expect(await countRows()).toEqual(before);
  expect(await basketOf(shopperId)).toMatchObject({ [tea]: 2 });
});

describe("a purchase", () => {
  test("below the coin's minimum is refused by name, and nothing has changed", async () => {
    const { id: shopperId } = await makeShopper();
    const offer = await makeOffer({ priceMinor: 100n });
    await fillBasket({ shopperId, offerId: offer.id });
    const before = await countRows();
    await expect(open(shopperId, {}, null)).rejects.toMatchObject({ code: "AMOUNT_TOO_SMALL" });
    expect(await countRows()).toEqual(before);
    expect(await basketOf(shopperId)).toEqual({ [offer.id]: 1 });
    expect(await countUnits(offer.id)).toBe(3);
  });

  test("above what one payment may be is refused by name, and nothing has changed", async () => {
    useVariables({ MAX_DEPOSIT_EUR: "34.99" });
    const { shopperId, tea, guide } = await fillBigBasket();
    const before = await countRows();
    await expect(open(shopperId, {}, null)).rejects.toMatchObject({ code: "AMOUNT_TOO_LARGE" });
    expect(await countRows()).toEqual(before);
    expect(await basketOf(shopperId)).toEqual({ [tea]: 2, [guide]: 1 });
  });

  test("from the balance, repeated with its key, is the same purchase", async () => {
    const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
    const wish = { type: "offer", offerId: (await makeOffer()).id, quantity: 1 } as const;
    const buy = () => open(shopperId, { ...wish, currency: "balance" }, "key-00000003");
    expect(await buy()).toEqual(await buy());
    expect(await balanceOf(shopperId)).toBe(4_000n);
  });
});

describe("what an order still needs", () => {
  async function makeUnderpaid(credited: bigint) {
    const { id: shopperId } = await makeShopper();
    const offer = await makeOffer({ priceMinor: 4_000n });
    const { id: orderId } = await placeOrder({ shopperId, offerId: offer.id });
    const deposit = await makeDeposit({ shopperId, orderId, priceMinor: 4_000n });
    await settle({ ...deposit, receivedAmount: "5", creditMinor: credited });
    return { shopperId, orderId, type: "order" } as const;
  }

  test("is asked in any coin, beside the payment that fell short", async () => {
    const { shopperId, ...order } = await makeUnderpaid(1_500n);
    const payment = await open(shopperId, { ...order, currency: "sol" }, null);
    expect(payment).toMatchObject({ price_amount: "25.00", pay_currency: "sol" });
    expect((await depositsOf(shopperId)).map(({ status }) => status)).toEqual([
      "underpaid",
      "waiting",
    ]);
  });

  test("is asked for as the coin's minimum where that is more", async () => {
    const { shopperId, ...order } = await makeUnderpaid(3_900n);
    sandbox.nowpayments.setMinimum("sol", "7.00");
    const { price_amount: price } = await open(shopperId, { ...order, currency: "sol" }, null);
    expect(price).toBe("7.00");
  });

  test("is refused when the shopper expected another amount", async () => {
    const { shopperId, ...order } = await makeUnderpaid(1_500n);
    const before = await countRows();
    const expectedTotal = { amount: 4_000n, currency: "EUR" as const };
    await expect(open(shopperId, { ...order, expectedTotal }, null)).rejects.toMatchObject({
      code: "PRICE_CHANGED",
      details: { total: "25.00" },
    });
    expect(await countRows()).toEqual(before);
  });

  test("is not paid from the balance when the shopper expected another total", async () => {
    const { shopperId, ...order } = await makeUnderpaid(1_500n);
    const refill = await makeDeposit({ shopperId, priceMinor: 3_000n });
    await settle({ ...refill, receivedAmount: "10", creditMinor: 3_000n });
    const wish = { ...order, currency: "balance" };
    const expected = (minor: bigint) => ({ amount: minor, currency: "EUR" as const });
    await expect(
      open(shopperId, { ...wish, expectedTotal: expected(1n) }, null),
    ).rejects.toMatchObject({ code: "PRICE_CHANGED", details: { total: "40.00" } });
    expect(await balanceOf(shopperId)).toBe(4_500n);
    const paid = await open(shopperId, { ...wish, expectedTotal: expected(4_000n) }, null);
    expect(paid.order_status).toBe("paid");
  });

  test("is paid from the balance once: repeated with its key, after a crash before the answer, it is the same payment", async () => {
    const { shopperId, ...order } = await makeUnderpaid(1_500n);
    const refill = await makeDeposit({ shopperId, priceMinor: 3_000n });
    await settle({ ...refill, receivedAmount: "10", creditMinor: 3_000n });
    const wish = { ...order, currency: "balance" };
    const first = await open(shopperId, wish, "key-00000004");
    expect(await open(shopperId, wish, "key-00000004")).toEqual(first);
    await expect(open(shopperId, wish, null)).rejects.toMatchObject({ code: "ORDER_NOT_PAYABLE" });
    expect(await balanceOf(shopperId)).toBe(500n);
  });

  test("is paid from the balance once that covers it", async () => {
    const { shopperId, ...order } = await makeUnderpaid(1_500n);
    const wish = { ...order, currency: "balance" };
    await expect(open(shopperId, wish, null)).rejects.toMatchObject({
      code: "INSUFFICIENT_BALANCE",
    });
    const refill = await makeDeposit({ shopperId, priceMinor: 3_000n });
    await settle({ ...refill, receivedAmount: "10", creditMinor: 3_000n });
    expect(await open(shopperId, wish, null)).toMatchObject({
      payment_id: null,
      status: "settled",
      order_status: "paid",
      price_amount: "40.00",
    });
    expect(await balanceOf(shopperId)).toBe(500n);
  });
});

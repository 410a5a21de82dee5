import { afterEach, beforeEach, expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import { money } from "@/lib/money";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { type AnswerServer, type ServedRequest, serveAnswers } from "@/test/serve-answers";
import { findGateway } from "./find-gateway";
import { paymentUri } from "./payment-uri";
import { type CreatePayment, type Gateway, OFFERED_CURRENCIES, valueByQuote } from "./rules";

const SECRET = "test-ipn-secret";

let sandbox: Sandbox;
let door: AnswerServer;
let gateway: Gateway;

beforeEach(async () => {
  door = await serveAnswers();
  door.serve("POST /ipn", {});
  sandbox = await startSandbox({
    botToken: "7000000001:sandbox-token",
    ipnSecret: SECRET,
    nowpaymentsApiKey: "test-key",
    randomSeed: 7,
  });
  Object.assign(sandbox.nowpayments.settings, { stepMs: 0, ipnRetryDelayMs: 5 });
  globalThis.kioskGateways = undefined;
  globalThis.kioskEnv = readEnv({
    NOWPAYMENTS_API_KEY: "test-key",
    NOWPAYMENTS_IPN_SECRET: `${SECRET}\n`,
    NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
    PUBLIC_URL: "https://shop.example",
    LOG_LEVEL: "silent",
  });
  const found = findGateway("nowpayments");
  if (!found) throw new Error("the gateway is off");
  gateway = found;
});

afterEach(async () => {
  globalThis.kioskGateways = undefined;
  globalThis.kioskEnv = undefined;
  await sandbox.close();
  await door.close();
});

const order = (patch: Partial<CreatePayment> = {}): CreatePayment => ({
  depositId: "dep_1",
  price: money(2500n, "EUR"),
  payCurrency: "usdtbsc",
  description: "Order 1",
  eventUrl: `${door.url}/ipn`,
  ...patch,
});

function readEvent(request: ServedRequest) {
  const rawBody = Buffer.from(request.body);
  const signature = String(request.headers["x-nowpayments-sig"]);
  const headers = new Headers({ "x-nowpayments-sig": signature });
  return {
    isGenuine: gateway.verifyEvent({ rawBody, headers }),
    event: gateway.parseEvent(rawBody),
  };
}

test("every coin offered can be asked for, has a minimum, and is paid by a link where there is one", async () => {
  const coins = await gateway.listCurrencies();
  const expected = OFFERED_CURRENCIES.filter(({ currency }) => currency !== "usdctrc20");
  expect(coins.map(({ currency }) => currency)).toEqual(expected.map(({ currency }) => currency));
  const withoutLink: string[] = [];
  for (const { currency } of coins) {
    const minimum = await gateway.getMinimum(currency);
    expect(minimum.amount).toBeGreaterThan(0n);
    const price = money(minimum.amount + 2500n, "EUR");
    const payment = await gateway.createPayment(order({ payCurrency: currency, price }));
    expect(payment).toMatchObject({ payCurrency: currency, price, status: "waiting" });
    expect(payment.quoteExpiresAt?.getTime()).toBeLessThan(payment.validUntil?.getTime() ?? 0);
    const uri = paymentUri({
      payCurrency: currency,
      network: payment.network,
      address: payment.payAddress,
      amount: payment.payAmount,
      memo: payment.payinExtraId,
    });
    if (!uri) withoutLink.push(currency);
    else expect(uri).toContain(payment.payAddress);
  }
  expect(withoutLink).toEqual(["usdttrc20"]);
});

test("a payment is followed from its first event to the money, each event genuine and with a key of its own", async () => {
  const asked = await gateway.createPayment(order());
  await sandbox.nowpayments.pay({ paymentId: asked.gatewayPaymentId, confirmations: "steps" });
  await sandbox.nowpayments.ipnsSettled();
  const events = door.requests.map(readEvent);
  expect(events.length).toBeGreaterThanOrEqual(4);
  for (const { isGenuine, event } of events) {
    expect(isGenuine).toBe(true);
    expect(event).toMatchObject({ type: "payment", gatewayPaymentId: asked.gatewayPaymentId });
  }
  expect(new Set(events.map(({ event }) => event.key)).size).toBe(events.length);
  const paid = await gateway.getPayment(asked.gatewayPaymentId);
  expect(paid).toMatchObject({
    status: "finished",
    depositId: "dep_1",
    payAmount: asked.payAmount,
    receivedAmount: asked.payAmount,
  });
  expect(
    valueByQuote({ ...asked, price: money(2500n, "EUR"), receivedAmount: paid.receivedAmount }),
  ).toEqual(money(2500n, "EUR"));
});

test("a forged event is seen through", async () => {
  sandbox.weather.ipnForge = true;
  await gateway.createPayment(order());
  await sandbox.nowpayments.ipnsSettled();
  expect(door.requests.map((request) => readEvent(request).isGenuine).sort()).toEqual([
    false,
    true,
  ]);
});

test("a second transfer and a wrong coin are payments of their own that name their parent", async () => {
  const { gatewayPaymentId } = await gateway.createPayment(order());
  await sandbox.nowpayments.pay({ paymentId: gatewayPaymentId });
  const repeated = await sandbox.nowpayments.pay({ paymentId: gatewayPaymentId, amount: "3.5" });
  const wrong = await sandbox.nowpayments.pay({
    paymentId: gatewayPaymentId,
    coin: "eth",
    amount: "0.01",
  });
  for (const [child, payCurrency] of [
    [repeated, "usdtbsc"],
    [wrong, "eth"],
  ] as const)
    expect(await gateway.getPayment(child.paymentId)).toMatchObject({
      parentGatewayPaymentId: gatewayPaymentId,
      depositId: "dep_1",
      payCurrency,
      status: "finished",
    });
  expect((await gateway.getPayment(gatewayPaymentId)).childGatewayPaymentIds).toEqual([
    repeated.paymentId,
    wrong.paymentId,
  ]);
});

test("a quote that is over is asked anew, and an estimate follows the market", async () => {
  const { gatewayPaymentId, payAmount } = await gateway.createPayment(
    order({ payCurrency: "btc" }),
  );
  const before = await gateway.estimateValue({ amount: payAmount, currency: "btc" });
  sandbox.nowpayments.setRate("btc", "1000");
  expect((await gateway.refreshQuote(gatewayPaymentId)).payAmount).toBe(payAmount);
  sandbox.nowpayments.expireQuote(gatewayPaymentId, 1);
  const quote = await gateway.refreshQuote(gatewayPaymentId);
  expect(Number(quote.payAmount)).toBeGreaterThan(Number(payAmount));
  expect(quote.quoteExpiresAt?.getTime()).toBeGreaterThan(Date.now());
  const after = await gateway.estimateValue({ amount: payAmount, currency: "btc" });
  expect(after?.amount).toBeLessThan(before?.amount ?? 0n);
  expect(await gateway.estimateValue({ amount: "1", currency: "luna" })).toBeNull();
});

test("a lost answer leaves one payment behind, under our deposit id", async () => {
  sandbox.weather.gatewayNext.push("loseAnswer");
  await expect(gateway.createPayment(order())).rejects.toMatchObject({
    code: "GATEWAY_UNAVAILABLE",
    details: { outcome: "unknown" },
  });
  expect(sandbox.nowpayments.payments().map(({ orderId }) => orderId)).toEqual(["dep_1"]);
});

test("an amount below the coin's minimum and a coin out of service are refused by name", async () => {
  sandbox.nowpayments.setMinimum("usdtbsc", "30");
  await expect(gateway.createPayment(order())).rejects.toMatchObject({ code: "AMOUNT_TOO_SMALL" });
  sandbox.nowpayments.setAvailable("usdtbsc", false);
  await expect(gateway.createPayment(order())).rejects.toMatchObject({
    code: "CURRENCY_UNAVAILABLE",
  });
  await expect(gateway.getMinimum("usdtbsc")).rejects.toMatchObject({
    code: "CURRENCY_UNAVAILABLE",
  });
});

test("reads get through weather in which two of three fail", async () => {
  const { gatewayPaymentId } = await gateway.createPayment(order());
  sandbox.weather.gatewayNext.push("error500", "loseAnswer");
  expect(await gateway.getPayment(gatewayPaymentId)).toMatchObject({ gatewayPaymentId });
  await expect(gateway.getPayment("123")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

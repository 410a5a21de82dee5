import pino from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import type { AppError } from "@/lib/errors";
import { money } from "@/lib/money";
import minimal from "@/test/samples/nowpayments/error-400-amount-minimal.json";
import notConvertable from "@/test/samples/nowpayments/error-400-not-convertable.json";
import badKey from "@/test/samples/nowpayments/error-403-invalid-api-key.json";
import notFound from "@/test/samples/nowpayments/error-404-payment-not-found.json";
import fullCurrencies from "@/test/samples/nowpayments/full-currencies-200-live-2024.json";
import created from "@/test/samples/nowpayments/payment-create-201-live-2023.json";
import waiting from "@/test/samples/nowpayments/payment-get-200-live-2023.json";
import newQuote from "@/test/samples/nowpayments/payment-update-estimate-200-doc.json";
import vectors from "@/test/samples/nowpayments/signature-vectors.json";
import { type AnswerServer, answerJson, type Served, serveAnswers } from "@/test/serve-answers";
import { nowpaymentsGateway } from "./nowpayments-gateway";
import type { Gateway } from "./rules";

const PACE = { timeoutMs: 30_000, retryDelayMs: 1, overloadDelayMs: 5, breakMs: 60_000 };

let server: AnswerServer;
let gateway: Gateway;

const open = ({
  cacheMs,
  timeoutMs = PACE.timeoutMs,
}: {
  cacheMs?: number;
  timeoutMs?: number;
} = {}) =>
  nowpaymentsGateway({
    apiUrl: server.url,
    apiKey: "test-key",
    ipnSecret: vectors.secret,
    payoutCurrency: "usdttrc20",
    shopCurrency: "EUR",
    pace: { ...PACE, timeoutMs },
    cacheMs,
  });

beforeEach(async () => {
  globalThis.kioskEnv = readEnv({ LOG_LEVEL: "silent" });
  server = await serveAnswers();
  gateway = open();
});
afterEach(() => server.close());

async function refusalOf(promise: Promise<unknown>): Promise<AppError> {
  return promise.then(
    () => expect.unreachable("nothing was refused"),
    (error: AppError) => error,
  );
}

const query = (index: number) =>
  Object.fromEntries(new URL(server.requests[index]?.url ?? "", server.url).searchParams);

describe("currencies", () => {
  const live = { selectedCurrencies: ["SOL", "XRP", "USDTTRC20", "USDC", "BTC", "TON", "LUNA"] };
  const tickers = async () => (await gateway.listCurrencies()).map(({ currency }) => currency);

  test("are those that the shop offers, the merchant chose and the gateway takes, in the shop's order", async () => {
    server.serve("GET /merchant/coins", live);
    server.serve("GET /full-currencies", fullCurrencies);
    expect(await gateway.listCurrencies()).toEqual([
      { currency: "btc", title: "Bitcoin", network: "Bitcoin", decimals: 8 },
      { currency: "usdttrc20", title: "Tether USD", network: "TRC20", decimals: 6 },
      { currency: "usdc", title: "USD Coin", network: "ERC20", decimals: 6 },
      { currency: "sol", title: "Solana", network: "Solana", decimals: 8 },
    ]);
  });

  test("may come under the documented name too", async () => {
    server.serve("GET /merchant/coins", { currencies: ["btc"] });
    server.serve("GET /full-currencies", fullCurrencies);
    expect(await tickers()).toEqual(["btc"]);
  });

  test("leave out what is disabled or cannot be paid with now", async () => {
    const changed = fullCurrencies.currencies.map((coin) => ({
      ...coin,
      enable: coin.code !== "BTC",
      available_for_payment: coin.code !== "SOL",
    }));
    server.serve("GET /merchant/coins", live);
    server.serve("GET /full-currencies", { currencies: changed });
    expect(await tickers()).toEqual(["usdttrc20", "usdc"]);
  });

  test("are asked for once by many at once, and then not again for a while", async () => {
    server.serve("GET /merchant/coins", live);
    server.serve("GET /full-currencies", fullCurrencies);
    await Promise.all(Array.from({ length: 20 }, tickers));
    await tickers();
    expect(server.requests).toHaveLength(2);
  });

  test("are served stale while the gateway is away, and fresh once it is back", async () => {
    gateway = open({ cacheMs: 1 });
    server.serve("GET /merchant/coins", live, answerJson({}, 500));
    server.serve("GET /full-currencies", fullCurrencies);
    const known = await tickers();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await tickers()).toEqual(known);
    expect(server.requests.length).toBeGreaterThan(2);
    server.serve("GET /merchant/coins", { selectedCurrencies: ["BTC"] });
    await expect.poll(tickers).toEqual(["btc"]);
  });

  test("are GATEWAY_UNAVAILABLE while none were ever known", async () => {
    server.serve("GET /merchant/coins", answerJson({}, 500));
    server.serve("GET /full-currencies", fullCurrencies);
    expect(await refusalOf(tickers())).toMatchObject({ code: "GATEWAY_UNAVAILABLE" });
  });
});

describe("the minimum", () => {
  test("is asked against the payout coin, in the shop's currency, rounded up, once", async () => {
    server.serve("GET /min-amount", {
      currency_from: "btc",
      currency_to: "usdttrc20",
      min_amount: 0.0001701,
      fiat_equivalent: 12.9010644,
    });
    expect(await gateway.getMinimum("btc")).toEqual(money(1291n, "EUR"));
    await gateway.getMinimum("btc");
    expect(server.requests).toHaveLength(1);
    expect(query(0)).toEqual({
      currency_from: "btc",
      currency_to: "usdttrc20",
      fiat_equivalent: "eur",
    });
  });

  test("is estimated where the gateway names no equivalent", async () => {
    server.serve("GET /min-amount", (response) => void response.end('{"min_amount":1e-7}'));
    server.serve("GET /estimate", { estimated_amount: "5.001" });
    expect(await gateway.getMinimum("btc")).toEqual(money(501n, "EUR"));
    expect(query(1)).toEqual({ amount: "0.0000001", currency_from: "btc", currency_to: "eur" });
  });

  test("does not exist for a coin that cannot be converted, which is remembered too", async () => {
    server.serve("GET /min-amount", answerJson(notConvertable, 400));
    expect(await refusalOf(gateway.getMinimum("luna"))).toMatchObject({
      code: "CURRENCY_UNAVAILABLE",
    });
    await refusalOf(gateway.getMinimum("luna"));
    expect(server.requests).toHaveLength(1);
  });

  test("of a word that is no ticker is not even asked for", async () => {
    expect(await refusalOf(gateway.getMinimum("btc&currency_to=doge"))).toMatchObject({
      code: "CURRENCY_UNAVAILABLE",
    });
    expect(server.requests).toHaveLength(0);
  });
});

describe("creating a payment", () => {
  const asked = {
    depositId: "dep_1",
    price: money(2550n, "EUR"),
    payCurrency: "ltc",
    description: "Order 1 – 2 × tea",
    eventUrl: "https://shop.example/api/ipn/nowpayments",
  };
  const answer = { ...created, order_id: "dep_1", price_amount: 25.5, price_currency: "eur" };

  test("asks with two decimals, plain ASCII and our deposit id", async () => {
    server.serve("POST /payment", answerJson(answer, 201));
    expect(await gateway.createPayment(asked)).toMatchObject({
      gatewayPaymentId: "6440115313",
      depositId: "dep_1",
      price: money(2550n, "EUR"),
      payAmount: "5.58529026",
      receivedAmount: "0",
    });
    expect(server.requests[0]?.body).toBe(
      '{"price_amount":25.50,"price_currency":"eur","pay_currency":"ltc","ipn_callback_url":"https://shop.example/api/ipn/nowpayments","order_id":"dep_1","order_description":"Order 1 ? 2 ? tea"}',
    );
    expect(server.requests[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "x-api-key": "test-key",
    });
  });

  test.each([
    ["order_id", { order_id: "dep_2" }],
    ["order_id", { order_id: null }],
    ["price", { price_amount: 1 }],
    ["price", { price_currency: "usd" }],
    ["pay_currency", { pay_currency: "btc" }],
    ["pay_amount", { pay_amount: 0 }],
    ["pay_address", { pay_address: "" }],
    ["parent_payment_id", { parent_payment_id: 1 }],
  ])("refuses an answer with another %s", async (name, patch) => {
    server.serve("POST /payment", answerJson({ ...answer, ...patch }, 201));
    expect(await refusalOf(gateway.createPayment(asked))).toMatchObject({
      code: "GATEWAY_UNAVAILABLE",
      details: { outcome: "unknown", wrong: [name], gatewayPaymentId: "6440115313" },
    });
  });

  test.each([
    ["silence", () => {}, "timeout"],
    ["a 500", answerJson({ code: "INTERNAL_ERROR" }, 500), "network"],
    ["a lost answer", (response) => void response.destroy(), "network"],
    ["HTML", (response) => void response.end("<html>"), "garbage"],
    ["an id that is none", answerJson({ ...answer, payment_id: "x" }, 201), "unreadable"],
  ] as [string, Served, string][])(
    "is tried once, and its outcome is unknown after %s",
    async (...[_title, odd, reason]) => {
      if (reason === "timeout") gateway = open({ timeoutMs: 500 });
      server.serve("POST /payment", odd, answerJson(answer, 201));
      expect(await refusalOf(gateway.createPayment(asked))).toMatchObject({
        code: "GATEWAY_UNAVAILABLE",
        details: { outcome: "unknown", reason, depositId: "dep_1" },
      });
      expect(server.requests).toHaveLength(1);
    },
  );

  test.each([
    ["AMOUNT_TOO_SMALL", minimal],
    ["AMOUNT_TOO_SMALL", { ...minimal, code: "BAD_REQUEST", message: "amountTo is too small" }],
    ["AMOUNT_TOO_LARGE", { ...minimal, code: "AMOUNT_MAXIMAL_ERROR", message: "" }],
    ["CURRENCY_UNAVAILABLE", notConvertable],
    ["CURRENCY_UNAVAILABLE", { ...notConvertable, message: "currencies not found: ltc" }],
    ["GATEWAY_UNAVAILABLE", { ...notConvertable, message: "order_id must be a string" }],
  ])("is %s when the gateway says so, and nothing was made", async (code, body) => {
    server.serve("POST /payment", answerJson(body, 400));
    expect(await refusalOf(gateway.createPayment(asked))).toMatchObject({
      code,
      details: { outcome: "none" },
    });
    expect(server.requests).toHaveLength(1);
  });

  test("with a key that is refused raises the alarm and does not name the key", async () => {
    server.serve("POST /payment", answerJson(badKey, 403));
    const lines: string[] = [];
    const silent = globalThis.kioskLog;
    globalThis.kioskLog = pino({}, { write: (line: string) => void lines.push(line) });
    const error = await refusalOf(gateway.createPayment(asked));
    globalThis.kioskLog = silent;
    expect(error).toMatchObject({
      code: "GATEWAY_UNAVAILABLE",
      details: { reason: "key_refused", outcome: "none" },
    });
    expect(lines.map((line) => JSON.parse(line).level)).toEqual([pino.levels.values.fatal]);
    expect(JSON.stringify([lines, error.details, `${error.cause}`])).not.toContain("test-key");
  });

  test("is not sent while the circuit is open", async () => {
    server.serve("POST /payment", answerJson({}, 500));
    for (let i = 0; i < 6; i += 1) await refusalOf(gateway.createPayment(asked));
    expect(await refusalOf(gateway.createPayment(asked))).toMatchObject({
      code: "GATEWAY_UNAVAILABLE",
      details: { outcome: "none", reason: "not_sent" },
    });
    expect(server.requests).toHaveLength(6);
  });

  test("in another currency than the shop's is impossible", async () => {
    const wrong = gateway.createPayment({ ...asked, price: money(1n, "USD") });
    expect(await refusalOf(wrong)).toMatchObject({ code: "IMPOSSIBLE" });
    expect(server.requests).toHaveLength(0);
  });
});

describe("a payment", () => {
  const path = "GET /payment/6366009964";

  test("is read as it stands now", async () => {
    server.serve(path, answerJson({}, 502), waiting);
    expect(await gateway.getPayment("6366009964")).toMatchObject({
      gatewayPaymentId: "6366009964",
      price: null,
      priceText: "400 usd",
    });
  });

  test("that the key does not know is NOT_FOUND", async () => {
    server.serve(path, answerJson(notFound, 404));
    expect(await refusalOf(gateway.getPayment("6366009964"))).toMatchObject({ code: "NOT_FOUND" });
  });

  test.each(["", "..", "1/../2", "6366009964?x", "6366009964.0", "0"])(
    "of the id %j is NOT_FOUND without asking",
    async (id) => {
      expect(await refusalOf(gateway.getPayment(id))).toMatchObject({ code: "NOT_FOUND" });
      expect(server.requests).toHaveLength(0);
    },
  );

  test("answered for another id is not believed", async () => {
    server.serve(path, { ...waiting, payment_id: 6366009965 });
    expect(await refusalOf(gateway.getPayment("6366009964"))).toMatchObject({
      code: "GATEWAY_UNAVAILABLE",
    });
  });
});

describe("a new quote", () => {
  const path = "POST /payment/4455667788/update-merchant-estimate";

  test("is read, and asked for again after a stumble", async () => {
    server.serve(path, answerJson({}, 500), newQuote);
    expect(await gateway.refreshQuote("4455667788")).toEqual({
      payAmount: "0.04671013",
      quoteExpiresAt: new Date("2022-08-12T13:14:28.536Z"),
    });
  });

  test.each([
    ["for another payment", { ...newQuote, id: "1" }],
    ["of nothing", { ...newQuote, pay_amount: 0 }],
  ])("%s is not believed", async (_title, body) => {
    server.serve(path, body);
    expect(await refusalOf(gateway.refreshQuote("4455667788"))).toMatchObject({
      code: "GATEWAY_UNAVAILABLE",
    });
  });
});

describe("the value of coins", () => {
  const value = (amount = "0.5") => gateway.estimateValue({ amount, currency: "btc" });

  test.each([
    ["a string", '"13.00982534"', 1300n],
    ["a number", "0.17961637", 17n],
    ["a tiny number", "1e-7", 0n],
  ])("is rounded down whether it comes as %s", async (...[_title, text, expected]) => {
    server.serve("GET /estimate", (response) => void response.end(`{"estimated_amount":${text}}`));
    expect(await value()).toEqual(money(expected, "EUR"));
    expect(query(0)).toEqual({ amount: "0.5", currency_from: "btc", currency_to: "eur" });
  });

  test("is asked for in plain notation, and for nothing not at all", async () => {
    server.serve("GET /estimate", { estimated_amount: "1" });
    await value("0.0000001");
    expect(query(0)).toMatchObject({ amount: "0.0000001" });
    expect(await value("0.000")).toEqual(money(0n, "EUR"));
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ["cannot be converted", answerJson(notConvertable, 400)],
    ["is not known", answerJson({ ...notConvertable, message: "currencies not found" }, 400)],
    ["has no such page", answerJson(notFound, 404)],
  ])("is null for a coin that %s", async (_title, served) => {
    server.serve("GET /estimate", served);
    expect(await value()).toBeNull();
  });

  test.each([
    ["a 500", answerJson({ code: "INTERNAL_ERROR", message: "Can not get estimate" }, 500)],
    ["a 429", answerJson({}, 429)],
    ["a refused key", answerJson(badKey, 403)],
    ["a broken connection", (response) => void response.destroy()],
    ["another pair", { currency_from: "eth", currency_to: "eur", estimated_amount: "9" }],
    ["a negative value", { estimated_amount: "-9" }],
  ] as [string, Served][])("has to wait after %s", async (_title, served) => {
    server.serve("GET /estimate", served);
    expect(await refusalOf(value())).toMatchObject({
      code: "GATEWAY_UNAVAILABLE",
      isRetryable: true,
    });
  });
});

test("an event is verified by its header and read", () => {
  const [vector] = vectors.vectors;
  const rawBody = Buffer.from(vector?.body ?? "");
  const headers = new Headers({ "x-nowpayments-sig": vector?.hmac.sdk ?? "" });
  expect(gateway.verifyEvent({ rawBody, headers })).toBe(true);
  expect(gateway.verifyEvent({ rawBody, headers: new Headers() })).toBe(false);
  headers.append("x-nowpayments-sig", vector?.hmac.sdk ?? "");
  expect(gateway.verifyEvent({ rawBody, headers })).toBe(false);
  expect(gateway.parseEvent(rawBody)).toMatchObject({ gatewayPaymentId: "5800567260" });
});

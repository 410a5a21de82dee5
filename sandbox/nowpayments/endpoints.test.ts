import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { callGateway, orderPayment, startTestSandbox } from "@/sandbox/test-sandbox";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

describe("what can be asked", () => {
  test("status is answered without a key, everything else only with the right one", async () => {
    const headers = { "x-api-key": "wrong" };
    expect(await callGateway(sandbox, "/status", { headers })).toEqual({
      status: 200,
      body: { message: "OK" },
    });
    expect(await callGateway(sandbox, "/currencies", { headers })).toEqual({
      status: 403,
      body: { status: false, statusCode: 403, code: "INVALID_API_KEY", message: "Invalid api key" },
    });
  });

  test("merchant coins come in upper case under the live key, currencies in lower case", async () => {
    const selected = (await callGateway(sandbox, "/merchant/coins")).body.selectedCurrencies;
    expect(selected).toEqual(
      expect.arrayContaining(["BTC", "USDTTRC20", "USDC", "USDCSOL", "TON"]),
    );
    const { currencies } = (await callGateway(sandbox, "/currencies")).body;
    expect(currencies).toContain("usdtbsc");
    expect(currencies).not.toContain("usdctrc20");
  });

  test("the full list tells network, precision and whether a coin can be paid with", async () => {
    const { currencies } = (await callGateway(sandbox, "/full-currencies")).body;
    expect(currencies).toContainEqual(
      expect.objectContaining({
        code: "USDTTRC20",
        ticker: "usdt",
        network: "trx",
        precision: 6,
        network_precision: "6",
        enable: true,
        available_for_payment: true,
      }),
    );
    expect(currencies).toContainEqual(
      expect.objectContaining({ code: "EOS", available_for_payment: false }),
    );
  });

  test("an estimate is text, and works from fiat and from coins", async () => {
    sandbox.nowpayments.setRate("ltc", "80");
    const there = "/estimate?amount=20&currency_from=eur&currency_to=ltc";
    expect((await callGateway(sandbox, there)).body).toEqual({
      currency_from: "eur",
      amount_from: 20,
      currency_to: "ltc",
      estimated_amount: "0.25",
    });
    const back = "/estimate?amount=0.25&currency_from=ltc&currency_to=eur";
    expect((await callGateway(sandbox, back)).body.estimated_amount).toBe("20");
    expect(
      (await callGateway(sandbox, "/estimate?amount=1&currency_from=eur&currency_to=zzz")).body,
    ).toMatchObject({ statusCode: 400, message: expect.stringContaining("currencies not found") });
  });

  test("a minimum is a number of coins, with its worth in the fiat asked for", async () => {
    sandbox.nowpayments.setRate("btc", "100000");
    sandbox.nowpayments.setMinimum("btc", "11");
    const query = "currency_from=btc&currency_to=usdttrc20&fiat_equivalent=eur";
    expect((await callGateway(sandbox, `/min-amount?${query}`)).body).toEqual({
      currency_from: "btc",
      currency_to: "usdttrc20",
      min_amount: 0.00011,
      fiat_equivalent: 11,
    });
  });
});

describe("POST /payment", () => {
  test("answers 201 with string ids, an amount at the going rate and both ends of time", async () => {
    sandbox.nowpayments.setRate("usdtbsc", "0.8");
    const { status, body } = await callGateway(sandbox, "/payment", {
      body: { price_amount: 25, price_currency: "eur", pay_currency: "usdtbsc", order_id: "dep_1" },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      payment_id: expect.stringMatching(/^\d{10}$/),
      purchase_id: expect.stringMatching(/^\d{10}$/),
      payment_status: "waiting",
      price_amount: 25,
      price_currency: "eur",
      pay_amount: 31.25,
      pay_currency: "usdtbsc",
      order_id: "dep_1",
      order_description: null,
      payin_extra_id: null,
      network: "bsc",
      is_fixed_rate: false,
      type: "crypto2crypto",
    });
    expect(body).not.toHaveProperty("actually_paid");
    const created = Date.parse(String(body.created_at));
    expect(Date.parse(String(body.expiration_estimate_date)) - created).toBe(20 * 60_000);
    expect(Date.parse(String(body.valid_until)) - created).toBe(7 * 86_400_000);
  });

  test("every coin gets an address that its own wallet pattern accepts, and never the same twice", async () => {
    const addresses = new Set<string>();
    for (const coin of sandbox.nowpayments.market.coins.filter((each) => each.isAvailable)) {
      const first = await orderPayment(sandbox, { pay_currency: coin.code });
      const second = await orderPayment(sandbox, { pay_currency: coin.code.toUpperCase() });
      expect(String(first.pay_address)).toMatch(new RegExp(coin.walletRegex));
      expect(first.payin_extra_id !== null).toBe(coin.hasMemo);
      addresses.add(String(first.pay_address)).add(String(second.pay_address));
    }
    expect(addresses.size).toBe(24);
  });

  test("refuses what is below the coin's minimum, unknown, unavailable or malformed", async () => {
    const order = { price_amount: 5, price_currency: "eur", pay_currency: "btc" };
    const refusal = async (body: unknown) =>
      (await callGateway(sandbox, "/payment", { body })).body;
    expect(await refusal(order)).toMatchObject({ statusCode: 400, code: "AMOUNT_MINIMAL_ERROR" });
    expect(await refusal({ ...order, pay_currency: "doge" })).toMatchObject({ statusCode: 400 });
    expect(await refusal({ ...order, price_amount: "ten" })).toMatchObject({
      code: "INVALID_REQUEST_PARAMS",
    });
    expect(await refusal({ ...order, pay_currency: "eos" })).toMatchObject({
      code: "BAD_REQUEST",
      message: "Currency eos is not convertable to usdttrc20 now",
    });
    expect(sandbox.nowpayments.payments()).toEqual([]);
  });
});

describe("reading payments", () => {
  test("ids are numbers and relatives are not mentioned where there are none", async () => {
    const { payment_id } = await orderPayment(sandbox);
    const { body } = await callGateway(sandbox, `/payment/${payment_id}`);
    expect(body).toMatchObject({
      payment_id: Number(payment_id),
      purchase_id: expect.any(Number),
      payment_status: "waiting",
      actually_paid: 0,
      burning_percent: "null",
      payin_hash: null,
    });
    expect(body).not.toHaveProperty("parent_payment_id");
    expect(body).not.toHaveProperty("payment_extra_ids");
    expect(body).not.toHaveProperty("expiration_estimate_date");
  });

  test("an unknown payment is 404, the bare list asks for a login", async () => {
    expect(await callGateway(sandbox, "/payment/4999999999")).toMatchObject({
      status: 404,
      body: { code: "NOT_FOUND", message: "Payment not found" },
    });
    expect(await callGateway(sandbox, "/payment/")).toMatchObject({
      status: 401,
      body: { code: "AUTH_REQUIRED" },
    });
  });

  test("with a token from /auth the list pages through payments, newest first", async () => {
    const first = await orderPayment(sandbox);
    sandbox.nowpayments.expireQuote(first.payment_id, 5);
    const second = await orderPayment(sandbox);
    const login = await callGateway(sandbox, "/auth", { body: { email: "a@b.c", password: "x" } });
    const headers = { authorization: `Bearer ${login.body.token}` };
    const page = await callGateway(sandbox, "/payment/?limit=1&page=0", { headers });
    expect(page.body).toMatchObject({ limit: 1, page: 0, pagesCount: 2, total: 2 });
    expect(page.body.data).toEqual([
      expect.objectContaining({ payment_id: Number(second.payment_id) }),
    ]);
    const forged = { authorization: `Bearer ${login.body.token}x` };
    expect((await callGateway(sandbox, "/payment/", { headers: forged })).status).toBe(401);
  });

  test("a quote is renewed only once it is over", async () => {
    const { payment_id, pay_amount } = await orderPayment(sandbox, { pay_currency: "ltc" });
    sandbox.nowpayments.setRate("ltc", "40");
    const path = `/payment/${payment_id}/update-merchant-estimate`;
    const early = await callGateway(sandbox, path, { body: {} });
    expect(early.body).toMatchObject({ id: payment_id, pay_amount });
    sandbox.nowpayments.expireQuote(payment_id, 1);
    const late = await callGateway(sandbox, path, { body: {} });
    expect(late.body).toMatchObject({ id: payment_id, pay_amount: 0.625 });
    expect(Date.parse(String(late.body.expiration_estimate_date))).toBeGreaterThan(Date.now());
  });
});

describe("weather", () => {
  test("planned faults hit exactly the next requests", async () => {
    sandbox.weather.gatewayNext.push("error500", "tooMany");
    const statuses = [];
    for (let round = 0; round < 3; round += 1)
      statuses.push((await callGateway(sandbox, "/currencies")).status);
    expect(statuses).toEqual([500, 429, 200]);
  });

  test("a lost answer leaves a payment that nobody was told about", async () => {
    sandbox.weather.gatewayLoseAnswerRate = 1;
    await expect(orderPayment(sandbox, { order_id: "dep_lost" })).rejects.toThrow("fetch failed");
    expect(sandbox.nowpayments.payments()).toEqual([
      expect.objectContaining({ orderId: "dep_lost", status: "waiting" }),
    ]);
  });

  test("requests are counted per endpoint", async () => {
    const { payment_id } = await orderPayment(sandbox);
    await callGateway(sandbox, `/payment/${payment_id}`);
    await callGateway(sandbox, `/payment/${payment_id}`);
    expect(sandbox.nowpayments.requests.counts).toEqual({
      "POST /payment": 1,
      "GET /payment/:id": 2,
    });
  });

  test("making a payment costs well under a millisecond of this process", () => {
    const order = {
      priceAmount: "25",
      priceCurrency: "eur",
      payCurrency: "usdtbsc",
      orderId: null,
      orderDescription: null,
      ipnCallbackUrl: null,
    };
    const before = process.cpuUsage();
    for (let round = 0; round < 500; round += 1) sandbox.nowpayments.create(order);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 500 / 1000).toBeLessThan(0.5);
  });
});

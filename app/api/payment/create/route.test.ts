import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { GET as getStatus } from "@/app/api/payment/status/[id]/route";
import { query } from "@/lib/db";
import { newId } from "@/lib/id";
import { consumeLimit } from "@/lib/rate-limit";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { callRoute } from "@/test/call-route";
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
import { GET, POST } from "./route";

const PAYMENT_FIELDS = [
  "payment_id",
  "order_id",
  "purpose",
  "status",
  "gateway",
  "pay_currency",
  "network",
  "pay_address",
  "payin_extra_id",
  "pay_amount",
  "payment_uri",
  "invoice_url",
  "price_amount",
  "price_currency",
  "received_amount",
  "credited_amount",
  "remainder_amount",
  "expires_at",
  "order_status",
].sort();

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});

beforeEach(() => useGateway(`${sandbox.url}/nowpayments/v1`));

afterAll(() => sandbox.close());

function useGateway(url: string): void {
  setEnv({ NOWPAYMENTS_API_URL: url });
}

function pay(as: bigint | undefined, body: unknown, headers: Record<string, string> = {}) {
  return callRoute(POST, { method: "POST", path: "/api/payment/create", as, body, headers });
}

async function freeUnits(offerId: string): Promise<number> {
  const rows = await query({
    text: "SELECT 1 FROM stock_unit WHERE offer_id = $1 AND state = 'free'",
    values: [offerId],
  });
  return rows.length;
}

test("a basket is ordered, its units held, and the shopper told where to pay", async () => {
  const buyer = await makeShopper();
  const offer = await makeOffer({ priceMinor: 2500n, units: 3 });
  await fillBasket({ shopperId: buyer.id, offerId: offer.id, quantity: 2 });
  const answer = await pay(buyer.telegramId, {
    type: "basket",
    currency: "usdttrc20",
    expected_total: "50.00",
  });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  expect(Object.keys(answer.json).sort()).toEqual(PAYMENT_FIELDS);
  expect(answer.json).toMatchObject({
    purpose: "order",
    status: "waiting",
    gateway: "nowpayments",
    pay_currency: "usdttrc20",
    price_amount: "50.00",
    price_currency: "EUR",
    order_status: "awaiting",
    pay_address: expect.any(String),
    pay_amount: expect.stringMatching(/^\d+(\.\d+)?$/),
    expires_at: expect.stringMatching(/Z$/),
  });
  expect(await freeUnits(offer.id)).toBe(1);
  const status = await callRoute(getStatus, {
    as: buyer.telegramId,
    params: { id: String(answer.json.payment_id) },
  });
  expect(status.json).toEqual(answer.json);
});

test("somebody else's payment is not found, like one of nobody", async () => {
  const [buyer, other] = [await makeShopper(), await makeShopper()];
  const { json } = await pay(buyer.telegramId, {
    type: "offer",
    offer_id: (await makeOffer({ priceMinor: 2500n })).id,
    currency: "usdttrc20",
  });
  const asked = [String(json.payment_id), "dep_nobody", "../me", "a\0b", "x".repeat(10_000)];
  const answers = await Promise.all(
    asked.map((id) => callRoute(getStatus, { as: other.telegramId, params: { id } })),
  );
  for (const answer of answers)
    expect([answer.status, answer.json.code]).toEqual([404, "NOT_FOUND"]);
});

test("the balance pays at once", async () => {
  const buyer = await makeShopper({ balanceMinor: 3_000n });
  const offer = await makeOffer({ priceMinor: 2_500n });
  const answer = await pay(buyer.telegramId, {
    type: "offer",
    offer_id: offer.id,
    currency: "balance",
  });
  expect(answer.status).toBe(201);
  expect(answer.json).toMatchObject({
    payment_id: null,
    gateway: "balance",
    status: "settled",
    order_status: "paid",
    price_amount: "25.00",
  });
  expect(await balanceOf(buyer.id)).toBe(500n);
});

test("who has had sixty addresses in an hour holds no unit for another one, and still pays from the balance", async () => {
  const buyer = await makeShopper({ balanceMinor: 3_000n });
  const offer = await makeOffer({ priceMinor: 2_500n, units: 1 });
  for (let count = 0; count < 60; count += 1) await consumeLimit("invoice", buyer.id);
  const buy = (currency: string) =>
    pay(buyer.telegramId, { type: "offer", offer_id: offer.id, currency });
  const refused = await buy("usdttrc20");
  expect([refused.status, refused.json.code]).toEqual([429, "RATE_LIMITED"]);
  expect((await buy("balance")).json.order_status).toBe("paid");
});

test("sixteen payments at once from a balance for one buy one", async () => {
  const buyer = await makeShopper({ balanceMinor: 1_000n });
  const offer = await makeOffer({ units: 16 });
  const answers = await Promise.all(
    Array.from({ length: 16 }, () =>
      pay(buyer.telegramId, { type: "offer", offer_id: offer.id, currency: "balance" }),
    ),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ json }) => json.code === "INSUFFICIENT_BALANCE")).toHaveLength(15);
  expect(await balanceOf(buyer.id)).toBe(0n);
});

test("the same key makes one order and one payment, however often and however close together it comes", async () => {
  const buyer = await makeShopper();
  const offer = await makeOffer({ priceMinor: 2500n, units: 9 });
  const call = () =>
    pay(
      buyer.telegramId,
      { type: "offer", offer_id: offer.id, currency: "usdttrc20" },
      { "Idempotency-Key": "tap-00000001" },
    );
  const first = await Promise.all([call(), call(), call()]);
  const again = await call();
  expect(again.status).toBe(201);
  expect(
    first.every(({ text, json }) => text === again.text || json.code === "IDEMPOTENCY_IN_PROGRESS"),
  ).toBe(true);
  expect(
    await query({ text: "SELECT 1 FROM deposit WHERE shopper_id = $1", values: [buyer.id] }),
  ).toHaveLength(1);
  expect(await freeUnits(offer.id)).toBe(8);
});

test("what a crash left unanswered is found by its key, not made again", async () => {
  const buyer = await makeShopper();
  const offer = await makeOffer({ priceMinor: 2500n, units: 9 });
  const call = () =>
    pay(
      buyer.telegramId,
      { type: "offer", offer_id: offer.id, currency: "usdttrc20" },
      { "Idempotency-Key": "tap-00000002" },
    );
  const first = await call();
  await query({
    text: "UPDATE idempotent_request SET status = NULL, response = NULL, locked_until = now() - interval '1 second' WHERE shopper_id = $1",
    values: [buyer.id],
  });
  const second = await call();
  expect([second.status, second.json.payment_id]).toEqual([201, first.json.payment_id]);
  expect(await freeUnits(offer.id)).toBe(8);
});

test("a remainder whose asking was cut off is asked for anew, and its order goes on waiting", async () => {
  const buyer = await makeShopper();
  const offer = await makeOffer({ priceMinor: 2500n, units: 1 });
  const order = await placeOrder({ shopperId: buyer.id, offerId: offer.id });
  const first = await makeDeposit({
    shopperId: buyer.id,
    orderId: order.id,
    priceMinor: order.totalMinor,
  });
  await settle({ ...first, receivedAmount: "4", creditMinor: 1000n, status: "partially_paid" });
  const cutOff = {
    deposit_id: newId("deposit"),
    ...{ shopper_id: buyer.id, order_id: order.id, gateway: "nowpayments" },
    ...{ pay_currency: "usdttrc20", price_minor: "1500", ttl_seconds: 1800 },
    request_key: "tap-00000004",
  };
  await query({ text: "SELECT open_deposit($1)", values: [JSON.stringify(cutOff)] });
  const answer = await pay(
    buyer.telegramId,
    { type: "order", order_id: order.id, currency: "usdttrc20" },
    { "Idempotency-Key": "tap-00000004" },
  );
  expect([answer.status, answer.json]).toEqual([
    201,
    expect.objectContaining({
      status: "waiting",
      order_status: "awaiting",
      price_amount: "15.00",
    }),
  ]);
  expect(
    await query({ text: "SELECT status FROM deposit WHERE id = $1", values: [cutOff.deposit_id] }),
  ).toEqual([{ status: "failed" }]);
});

test("a refused purchase says why and changes nothing", async () => {
  const buyer = await makeShopper();
  const other = await makeShopper();
  const [offer, empty] = [await makeOffer({ priceMinor: 2500n }), await makeOffer({ units: 0 })];
  const theirs = await placeOrder({ shopperId: other.id, offerId: offer.id });
  const refusals: [unknown, number, string][] = [
    [{ type: "basket", currency: "usdttrc20" }, 409, "ORDER_NOT_PAYABLE"],
    [{ type: "offer", offer_id: "off_nobody", currency: "usdttrc20" }, 404, "NOT_FOUND"],
    [{ type: "offer", offer_id: empty.id, currency: "usdttrc20" }, 409, "OUT_OF_STOCK"],
    [
      { type: "offer", offer_id: offer.id, quantity: 4, currency: "usdttrc20" },
      409,
      "OUT_OF_STOCK",
    ],
    [
      { type: "offer", offer_id: offer.id, currency: "usdttrc20", expected_total: "0.01" },
      409,
      "PRICE_CHANGED",
    ],
    [{ type: "offer", offer_id: offer.id, currency: "balance" }, 409, "INSUFFICIENT_BALANCE"],
    [{ type: "offer", offer_id: offer.id, currency: "dogecoin" }, 422, "CURRENCY_UNAVAILABLE"],
    [
      { type: "offer", offer_id: offer.id, currency: "usdttrc20", gateway: "elsewhere" },
      422,
      "CURRENCY_UNAVAILABLE",
    ],
    [{ type: "order", order_id: theirs.id, currency: "usdttrc20" }, 404, "NOT_FOUND"],
    [{ type: "order", order_id: theirs.id, currency: "balance" }, 404, "NOT_FOUND"],
    [{ type: "order", order_id: "ord_nobody", currency: "balance" }, 404, "NOT_FOUND"],
  ];
  for (const [body, status, code] of refusals) {
    const before = await countRows();
    const answer = await pay(buyer.telegramId, body);
    expect([body, answer.status, answer.json.code]).toEqual([body, status, code]);
    expect([body, await countRows()]).toEqual([body, before]);
  }
});

test.each([
  ["an empty body", ""],
  ["no object", "[]"],
  ["an unknown type", { type: "gift", currency: "btc" }],
  ["a price of one's own", { type: "basket", currency: "btc", price: "0.01" }],
  ["a quantity of zero", { type: "offer", offer_id: "off_1", quantity: 0, currency: "btc" }],
  ["a negative quantity", { type: "offer", offer_id: "off_1", quantity: -1, currency: "btc" }],
  ["another shopper", { type: "basket", currency: "btc", shopper_id: "shp_1" }],
  [
    "a key of the prototype",
    '{"type":"basket","currency":"btc","__proto__":{"expected_total":"0.01"}}',
  ],
])("%s is malformed and changes nothing", async (_, body) => {
  const buyer = await makeShopper();
  const before = await countRows();
  const answer = await pay(buyer.telegramId, body);
  expect([answer.status, answer.json.code]).toEqual([400, "MALFORMED"]);
  expect(await countRows()).toEqual(before);
});

test("nobody pays without launch data, as a form, or by GET", async () => {
  const buyer = await makeShopper();
  const before = await countRows();
  expect((await pay(undefined, { type: "basket", currency: "btc" })).json.code).toBe(
    "INIT_DATA_MISSING",
  );
  expect(
    (
      await pay(buyer.telegramId, "type=basket", {
        "content-type": "application/x-www-form-urlencoded",
      })
    ).status,
  ).toBe(415);
  expect((await callRoute(GET, { as: buyer.telegramId })).status).toBe(405);
  expect(await countRows()).toEqual(before);
});

test("who is banned or frozen does not buy", async () => {
  for (const [column, code] of [
    ["banned_at", "BANNED"],
    ["frozen_at", "FROZEN"],
  ] as const) {
    const buyer = await makeShopper();
    await query({ text: `UPDATE shopper SET ${column} = now() WHERE id = $1`, values: [buyer.id] });
    const answer = await pay(buyer.telegramId, {
      type: "offer",
      offer_id: (await makeOffer()).id,
      currency: "usdttrc20",
    });
    expect([answer.status, answer.json.code]).toEqual([403, code]);
  }
});

test("while the gateway is away the answer is 502, the units are free again, and the same key may try again", async () => {
  const buyer = await makeShopper();
  const offer = await makeOffer({ priceMinor: 2500n, units: 2 });
  const call = () =>
    pay(
      buyer.telegramId,
      { type: "offer", offer_id: offer.id, currency: "usdttrc20" },
      { "Idempotency-Key": "tap-00000003" },
    );
  useGateway("http://127.0.0.1:9/v1");
  const failed = await call();
  expect([failed.status, failed.json.code]).toEqual([502, "GATEWAY_UNAVAILABLE"]);
  expect(await freeUnits(offer.id)).toBe(2);
  useGateway(`${sandbox.url}/nowpayments/v1`);
  expect((await call()).status).toBe(201);
  expect(await freeUnits(offer.id)).toBe(1);
});

test("after thirty payments in a minute a shopper waits, others do not", async () => {
  const [hasty, other] = [await makeShopper(), await makeShopper()];
  const answers = [];
  for (let at = 0; at < 31; at += 1) answers.push(await pay(hasty.telegramId, "{}"));
  expect(answers.at(-2)?.status).toBe(400);
  expect(answers.at(-1)?.status).toBe(429);
  expect(Number(answers.at(-1)?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await pay(other.telegramId, "{}")).status).toBe(400);
});

test("a coin that is switched off buys nothing: nothing is reserved, nothing asked for", async () => {
  const buyer = await makeShopper();
  const offer = await makeOffer({ priceMinor: 2500n, units: 1 });
  setEnv({ NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`, CURRENCIES_OFF: "ltc" });
  const before = await countRows();
  const body = { type: "offer", offer_id: offer.id, currency: "ltc" };
  for (const asked of [body, { ...body, gateway: "nowpayments" }]) {
    const answer = await pay(buyer.telegramId, asked);
    expect([answer.status, answer.json.code]).toEqual([422, "CURRENCY_UNAVAILABLE"]);
  }
  expect(await countRows()).toEqual(before);
  expect((await pay(buyer.telegramId, { ...body, currency: "btc" })).status).toBe(201);
});

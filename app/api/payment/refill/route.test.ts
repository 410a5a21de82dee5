import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as getEvents } from "@/app/api/payment/events/[id]/route";
import { GET as getPayments } from "@/app/api/payments/route";
import { closeListening } from "@/lib/listen";
import { consumeLimit } from "@/lib/rate-limit";
import { closeStreams } from "@/lib/web/streams";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { callRoute } from "@/test/call-route";
import { countRows } from "@/test/count-rows";
import { setEnv } from "@/test/database";
import { makeDeposit, makeShopper } from "@/test/factories";
import { openSandbox } from "@/test/open-sandbox";
import { signInitData } from "@/test/sign-init-data";
import { POST } from "./route";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
  setEnv({ NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1` });
});

afterAll(async () => {
  closeStreams();
  await closeListening();
  await sandbox.close();
});

function refill(as: bigint | undefined, body: unknown, headers: Record<string, string> = {}) {
  return callRoute(POST, { method: "POST", path: "/api/payment/refill", as, body, headers });
}

test("a refill tells where to pay", async () => {
  const { telegramId } = await makeShopper();
  const answer = await refill(telegramId, { amount: "50.00", currency: "usdttrc20" });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  expect(answer.json).toMatchObject({
    purpose: "refill",
    status: "waiting",
    order_id: null,
    order_status: null,
    price_amount: "50.00",
    pay_currency: "usdttrc20",
  });
});

test("the same key makes one refill", async () => {
  const { telegramId } = await makeShopper();
  const call = () =>
    refill(
      telegramId,
      { amount: "50.00", currency: "usdttrc20" },
      { "Idempotency-Key": "refill-0001" },
    );
  const [first, second] = [await call(), await call()];
  expect(second.text).toBe(first.text);
  expect((await callRoute(getPayments, { as: telegramId })).json.items).toHaveLength(1);
});

test("nobody is given more than sixty addresses an hour, and an answer that was given is repeated", async () => {
  const { id, telegramId } = await makeShopper();
  const body = { amount: "50.00", currency: "usdttrc20" };
  const first = await refill(telegramId, body, { "Idempotency-Key": "refill-0002" });
  for (let count = 1; count < 60; count += 1) await consumeLimit("invoice", id);
  const refused = await refill(telegramId, body);
  expect([refused.status, refused.json.code]).toEqual([429, "RATE_LIMITED"]);
  expect((await callRoute(getPayments, { as: telegramId })).json.items).toHaveLength(1);
  const again = await refill(telegramId, body, { "Idempotency-Key": "refill-0002" });
  expect([again.status, again.text]).toEqual([201, first.text]);
});

test.each([
  ["4.99", 422, "AMOUNT_TOO_SMALL"],
  ["10000.01", 422, "AMOUNT_TOO_LARGE"],
  ["0.00", 422, "AMOUNT_TOO_SMALL"],
  ["-5", 400, "MALFORMED"],
  ["1e3", 400, "MALFORMED"],
  ["", 400, "MALFORMED"],
])("an amount of %j is refused and changes nothing", async (...[amount, status, code]) => {
  const { telegramId } = await makeShopper();
  const before = await countRows();
  const answer = await refill(telegramId, { amount, currency: "usdttrc20" });
  expect([answer.status, answer.json.code]).toEqual([status, code]);
  expect(await countRows()).toEqual(before);
});

test("the balance cannot refill itself, nor a coin nobody lists", async () => {
  const { telegramId } = await makeShopper({ balanceMinor: 5_000n });
  for (const currency of ["balance", "dogecoin"]) {
    const answer = await refill(telegramId, { amount: "10.00", currency });
    expect([answer.status, answer.json.code]).toEqual([422, "CURRENCY_UNAVAILABLE"]);
  }
});

test("nobody refills without launch data", async () => {
  expect((await refill(undefined, { amount: "50.00", currency: "btc" })).json.code).toBe(
    "INIT_DATA_MISSING",
  );
});

test("a shopper's payments come in pages, newest first, and nobody else's among them", async () => {
  const [buyer, other] = [await makeShopper(), await makeShopper()];
  await makeDeposit({ shopperId: other.id });
  const made: string[] = [];
  for (let at = 0; at < 45; at += 1)
    made.unshift((await makeDeposit({ shopperId: buyer.id })).depositId);
  const seen: unknown[] = [];
  for (let cursor: unknown = ""; cursor !== null; ) {
    const { json } = await callRoute(getPayments, {
      as: buyer.telegramId,
      path: `/api/payments${cursor && `?cursor=${cursor}`}`,
    });
    seen.push(...(json.items as { payment_id: string }[]).map((item) => item.payment_id));
    cursor = json.next_cursor;
  }
  expect(seen).toEqual([...made].sort().reverse());
  const answer = await callRoute(getPayments, {
    as: buyer.telegramId,
    path: "/api/payments?cursor=%00",
  });
  expect([answer.status, answer.json.code]).toEqual([400, "MALFORMED"]);
});

test("a payment's events begin with what it is now; somebody else's are not found", async () => {
  const [buyer, other] = [await makeShopper(), await makeShopper()];
  const { depositId } = await makeDeposit({ shopperId: buyer.id });
  const open = (telegramId: bigint) => {
    const headers = { "X-Telegram-Init-Data": signInitData({ telegramId }) };
    return getEvents(new Request("http://shop.example/", { headers }), {
      params: Promise.resolve({ id: depositId }),
    });
  };
  const response = await open(buyer.telegramId);
  const part = await response.body?.pipeThrough(new TextDecoderStream()).getReader().read();
  expect(part?.value).toMatch(/^event: payment\ndata: \{.*"status":"waiting".*\}\n\n$/);
  expect((await open(other.telegramId)).status).toBe(404);
  expect((await callRoute(getEvents, { params: { id: depositId } })).status).toBe(401);
});

import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { query, queryOne } from "@/lib/db";
import { recordPaymentEvent } from "@/lib/deposit/record-payment-event";
import { env } from "@/lib/env";
import { closeListening } from "@/lib/listen";
import { cancelOrder } from "@/lib/order/cancel-order";
import { openPayment } from "@/lib/order/open-payment";
import { ipnShape } from "@/sandbox/nowpayments/shapes";
import { canonicalJson } from "@/sandbox/nowpayments/sign";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv, testDatabaseUrl } from "@/test/database";
import { balanceOf, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { openSandbox } from "@/test/open-sandbox";
import { countUnits, stateOf } from "@/test/read-state";
import { startProcess, until } from "@/test/start-process";
import { startWorker, type Worker } from "./main";

vi.setConfig({ testTimeout: 120_000 }); // whole workers, and processes, on whatever machine this is

let sandbox: Sandbox;
let workers: Worker[] = [];

beforeAll(async () => {
  sandbox = await openSandbox();
  sandbox.nowpayments.settings.isWaitingAnnounced = false; // here every event is stored by hand
  setEnv({
    TELEGRAM_API_ROOT: sandbox.url,
    NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
  });
});
beforeEach(() => void Object.assign(sandbox.weather, calmWeather()));
afterEach(stopAll);
afterAll(async () => {
  await closeListening();
  await sandbox.close();
});

async function stopAll(): Promise<void> {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
}

/** Somebody who was asked for coins, and whose payment the gateway holds finished. Nobody has been told of it. */
async function makePaidPurchase() {
  const { id: chat } = sandbox.telegram.createUser();
  const shopper = await makeShopper({ telegramId: BigInt(chat) });
  const offer = await makeOffer({ priceMinor: 2_500n, units: 1 });
  const asked = await openPayment({
    shopperId: shopper.id,
    request: { type: "offer", offerId: offer.id, quantity: 1, currency: "usdttrc20" },
    requestKey: null,
  });
  const made = sandbox.nowpayments
    .payments()
    .find((payment) => payment.orderId === asked.payment_id);
  if (!made) throw new Error("the gateway has no payment");
  const patch = { status: "finished", actuallyPaid: made.payAmount };
  const payment = sandbox.nowpayments.setPayment(made.paymentId, patch);
  return { chat, shopper, orderId: asked.order_id ?? "", offer, payment };
}

type Purchase = Awaited<ReturnType<typeof makePaidPurchase>>;

/** What the gateway's event does at the door. */
async function storeEvent({ payment }: Purchase, change: object = {}): Promise<void> {
  const body = { ...ipnShape(payment, Math.random), ...change };
  const headers = new Headers({ "x-nowpayments-sig": sandbox.nowpayments.signIpn(body) });
  const rawBody = Buffer.from(canonicalJson(body));
  await recordPaymentEvent({ gateway: "nowpayments", rawBody, headers });
}

const goodsIn = (chat: number) =>
  sandbox.telegram.messages(chat).filter(({ text }) => /CODE-\d+/.test(text ?? ""));

async function untilDelivered(purchases: Purchase[]): Promise<void> {
  await until("every order is delivered and every message sent", async () => {
    const { left } = await queryOne<{ left: number }>({
      text: `SELECT (SELECT count(*) FROM orders WHERE id = ANY ($1) AND state <> 'delivered')::int
                  + (SELECT count(*) FROM notification WHERE state = 'queued')::int AS left`,
      values: [purchases.map(({ orderId }) => orderId)],
    });
    return left === 0;
  });
}

async function expectDeliveredOnce({ chat, shopper, offer }: Purchase): Promise<void> {
  expect(goodsIn(chat)).toHaveLength(1);
  expect(await balanceOf(shopper.id)).toBe(0n);
  expect(await countUnits(offer.id, "sold")).toBe(1);
}

test("what the gateway says becomes goods in the chat, once, however many workers and copies there are", async () => {
  const purchases = await Promise.all(Array.from({ length: 6 }, makePaidPurchase));
  workers = [startWorker(), startWorker()];
  await Promise.all(
    [0, 1, 2].flatMap((copy) =>
      purchases.map((purchase) => storeEvent(purchase, { updated_at: Date.now() + copy })),
    ),
  );
  await untilDelivered(purchases);
  for (const purchase of purchases) await expectDeliveredOnce(purchase);
  const repeats = await query({ text: "SELECT 1 FROM notification WHERE repeat_count > 0" });
  expect(repeats).toEqual([]);
});

test("a payment of which no event ever came is found by asking", async () => {
  const purchase = await makePaidPurchase();
  await query({ text: "UPDATE deposit SET next_poll_at = now()" });
  workers = [startWorker()];
  await untilDelivered([purchase]);
  await expectDeliveredOnce(purchase);
});

test("an order whose time is over ends by itself, and its shopper reads so in the chat", async () => {
  const { id: chat } = sandbox.telegram.createUser();
  const { id: shopperId } = await makeShopper({ telegramId: BigInt(chat) });
  const offer = await makeOffer();
  const order = await placeOrder({ shopperId, offerId: offer.id, ttlSeconds: 1 });
  workers = [startWorker()];
  const matches = ({ text = "" }) => text.startsWith("Your purchase ran out of time");
  await sandbox.telegram.waitForMessage(chat, { matches, timeoutMs: 30_000 });
  expect([await stateOf(order.id), await countUnits(offer.id)]).toEqual(["expired", 3]);
});

test("a worker says that it lives, and that it is gone when it stops", async () => {
  const count = async () => (await query({ text: "SELECT 1 FROM worker_heartbeat" })).length;
  workers = [startWorker(), startWorker()];
  await until("both have said so", async () => (await count()) === 2);
  await stopAll();
  expect(await count()).toBe(0);
});

test("the signal stops a worker, and what it had begun is finished or left to the next one", async () => {
  const purchases = await Promise.all(Array.from({ length: 5 }, makePaidPurchase));
  sandbox.weather.gatewayDelayMs = 1_000;
  sandbox.weather.telegramDelayMs = 1_000;
  const stopping = new AbortController();
  const worker = startWorker({ signal: stopping.signal });
  for (const purchase of purchases) await storeEvent(purchase);
  await until("it is at work", async () => (await countLeased()) > 0);
  stopping.abort();
  await worker.stop();
  expect(await countLeased()).toBe(0);
  Object.assign(sandbox.weather, calmWeather());
  workers = [startWorker()];
  await untilDelivered(purchases);
  for (const purchase of purchases) await expectDeliveredOnce(purchase);
});

test("what asks for a payment in a chat is closed once its purchase is cancelled", async () => {
  const { id: chat } = sandbox.telegram.createUser();
  const { id: shopperId } = await makeShopper({ telegramId: BigInt(chat) });
  const offer = await makeOffer({ priceMinor: 2_500n, units: 1 });
  const request = { type: "offer", offerId: offer.id, quantity: 1, currency: "usdttrc20" } as const;
  const { order_id } = await openPayment({ shopperId, request, requestKey: null });
  const titles = () =>
    sandbox.telegram.messages(chat).map(({ text }) => text?.slice(0, text.indexOf("\n")));
  workers = [startWorker()];
  await until("the chat is asked to pay", async () => titles().length === 1);
  await cancelOrder({ orderId: order_id ?? "", shopperId });
  await until("it is asked no more", async () => titles()[0] === "Purchase cancelled");
  expect(titles()).toHaveLength(1);
});

const LEASED = `SELECT (SELECT count(*) FROM payment_event WHERE lease_until IS NOT NULL AND state = 'queued')::int
                     + (SELECT count(*) FROM notification WHERE lease_until IS NOT NULL)::int AS n`;

async function countLeased(): Promise<number> {
  return (await queryOne<{ n: number }>({ text: LEASED })).n;
}

test.each([
  { act: "asking the gateway", table: "payment_event", slow: "gatewayDelayMs", repeats: 0 },
  { act: "sending the goods", table: "notification", slow: "telegramDelayMs", repeats: 1 },
] as const)(
  "what a worker held that was killed while $act is taken over when its lease ends",
  { timeout: 120_000 },
  async ({ table, slow, repeats }) => {
    const purchase = await makePaidPurchase();
    await query({ text: "DELETE FROM notification" }); // what is on its way is the goods, not where to pay
    await storeEvent(purchase);
    sandbox.weather[slow] = 60_000;
    const doomed = startProcess("worker/run.ts", workerVariables());
    const held = `SELECT 1 FROM ${table} WHERE state = 'queued' AND lease_until IS NOT NULL ${table === "notification" ? "AND kind = 'delivery'" : ""}`;
    await until("it is in the middle of it", async () => (await query({ text: held })).length > 0);
    doomed.kill("SIGKILL");
    await once(doomed, "exit");
    sandbox.weather[slow] = 0;
    await query({ text: `UPDATE ${table} SET lease_until = now() WHERE lease_until > now()` });

    workers = [startWorker()];
    await untilDelivered([purchase]);
    await expectDeliveredOnce(purchase);
    const repeated = "SELECT 1 FROM notification WHERE kind = 'delivery' AND repeat_count > 0";
    expect(await query({ text: repeated })).toHaveLength(repeats);
  },
);

function workerVariables(): Record<string, string> {
  return {
    DATABASE_URL: testDatabaseUrl(),
    PUBLIC_URL: "https://shop.example",
    LOG_LEVEL: "silent",
    TELEGRAM_BOT_TOKEN: env().TELEGRAM_BOT_TOKEN ?? "",
    TELEGRAM_WEBHOOK_SECRET: "test-webhook-secret",
    TELEGRAM_API_ROOT: sandbox.url,
    ENCRYPTION_KEY: env().ENCRYPTION_KEY ?? "",
    NOWPAYMENTS_API_KEY: "test-api-key",
    NOWPAYMENTS_IPN_SECRET: "test-ipn-secret",
    NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
  };
}

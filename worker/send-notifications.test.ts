import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { closeListening, listen } from "@/lib/listen";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { openSandbox } from "@/test/open-sandbox";
import type { Loop } from "./loop";
import { startSending } from "./send-notifications";

let sandbox: Sandbox;
let senders: Loop[] = [];
let unlisten = () => undefined as unknown;

beforeAll(async () => {
  sandbox = await openSandbox();
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  unlisten = await listen("kiosk_work", () => {
    for (const sender of senders) sender.wake();
  });
});
beforeEach(() => void Object.assign(sandbox.weather, calmWeather()));
afterEach(async () => {
  await Promise.all(senders.map((sender) => sender.stop()));
  senders = [];
});
afterAll(async () => {
  unlisten();
  await closeListening();
  await sandbox.close();
});

async function makeBuyers(count: number) {
  const buyers: { id: string; chat: number }[] = [];
  for (let made = 0; made < count; made += 1) {
    const user = sandbox.telegram.createUser();
    const { id } = await makeShopper({ telegramId: BigInt(user.id), balanceMinor: 10_000n });
    buyers.push({ id, chat: user.id });
  }
  return buyers;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error("it did not come true in time");
    await sleep(20);
  }
}

async function countQueued(): Promise<number> {
  const sql = "SELECT count(*)::int AS n FROM notification WHERE state = 'queued'";
  return (await queryOne<{ n: number }>({ text: sql })).n;
}

const deliveries = (chat: number) =>
  sandbox.telegram.messages(chat).filter((message) => message.text?.startsWith("Here is"));

it("delivers each order once, whatever the number of workers, each in its own chat", async () => {
  const buyers = await makeBuyers(10);
  const offer = await makeOffer({ units: 20 });
  senders = [startSending(), startSending(), startSending()];
  for (const { id } of [...buyers, ...buyers])
    await placeOrder({ shopperId: id, offerId: offer.id, isFromBalance: true });
  await until(async () => (await countQueued()) === 0);
  for (const { chat } of buyers) expect(deliveries(chat)).toHaveLength(2);
  const said = buyers.flatMap(({ chat }) => deliveries(chat).map((message) => message.text));
  const codes = said.map((text) => /CODE-\d+/.exec(text ?? "")?.[0]);
  expect(new Set(codes).size).toBe(20);
  expect(await query({ text: "SELECT DISTINCT state FROM orders" })).toEqual([
    { state: "delivered" },
  ]);
  expect(await query({ text: "SELECT id FROM notification WHERE repeat_count > 0" })).toEqual([]);
});

it("sends a delivery when its order is paid, and not at the next tick a second later", async () => {
  const buyers = await makeBuyers(5);
  const offer = await makeOffer({ units: 5 });
  senders = [startSending()];
  await until(async () => (await countQueued()) === 0);
  const latencies: number[] = [];
  for (const { id, chat } of buyers) {
    await sleep(100); // the sender rests
    const paidAt = performance.now();
    await placeOrder({ shopperId: id, offerId: offer.id, isFromBalance: true });
    await until(async () => deliveries(chat).length > 0);
    latencies.push(performance.now() - paidAt);
  }
  expect(Math.min(...latencies)).toBeLessThan(500);
});

it("loses nothing while Telegram refuses, loses answers and comes back", async () => {
  const buyers = await makeBuyers(6);
  const offer = await makeOffer({ units: 6 });
  Object.assign(sandbox.weather, { telegramErrorRate: 0.3, telegramLoseAnswerRate: 0.2 });
  senders = [startSending(), startSending()];
  const orders: string[] = [];
  for (const { id } of buyers)
    orders.push((await placeOrder({ shopperId: id, offerId: offer.id, isFromBalance: true })).id);
  const sql = "SELECT count(*)::int AS n FROM orders WHERE id = ANY ($1) AND state = 'delivered'";
  await until(async () => {
    await query({
      text: "UPDATE notification SET next_attempt_at = now() WHERE state = 'queued' AND lease_until IS NULL",
    });
    return (await queryOne<{ n: number }>({ text: sql, values: [orders] })).n === 6;
  });
  for (const { chat } of buyers) {
    const words = deliveries(chat).map((message) => message.text);
    expect(words.length).toBeGreaterThan(0);
    expect(new Set(words).size).toBe(1);
  }
  const shown = buyers.reduce((sum, { chat }) => sum + deliveries(chat).length, 0);
  const repeats = await queryOne<{ n: number }>({
    text: "SELECT sum(repeat_count)::int AS n FROM notification WHERE payload->>'order_id' = ANY ($1) AND kind = 'delivery'",
    values: [orders],
  });
  expect(shown - 6).toBe(repeats.n);
});

it("finishes what is going out and gives back the rest when it stops", async () => {
  const buyers = await makeBuyers(30);
  senders = [startSending()];
  await until(async () => (await countQueued()) === 0);
  sandbox.weather.telegramDelayMs = 1_000;
  const sentBefore = sandbox.telegram.sent.length;
  await query({
    text: "SELECT enqueue_notification('late:' || id, 'payment_review', id, '{}') FROM unnest($1::text[]) AS id",
    values: [buyers.map(({ id }) => id)],
  });
  await until(async () => sandbox.telegram.sent.length > sentBefore); // and more are on their way
  await Promise.all(senders.map((sender) => sender.stop()));
  const rows = await query<{ state: string; is_leased: boolean; repeat_count: number }>({
    text: "SELECT state, lease_until IS NOT NULL AS is_leased, repeat_count FROM notification WHERE dedupe_key LIKE 'late:%'",
  });
  expect(rows.filter(({ is_leased: isLeased }) => isLeased)).toEqual([]);
  const shown = buyers.flatMap(({ chat }) =>
    sandbox.telegram.messages(chat).filter((message) => message.text?.startsWith("A person")),
  );
  const sent = rows.filter(({ state }) => state === "sent");
  expect(shown).toHaveLength(sent.length);
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.length).toBeLessThan(buyers.length);
});

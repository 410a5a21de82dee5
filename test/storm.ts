// Many messages to many chats at once, with deliveries among them that come late, against a Telegram that keeps its limits, loses answers,
// fails and is blocked by some: what arrives, what arrives twice, and how fast. The senders are the caller's.
import { setTimeout as sleep } from "node:timers/promises";
import { query, queryOne } from "@/lib/db";
import { shortId } from "@/lib/order/rules";
import { openChat } from "@/lib/outbox/open-chat";
import { type SendLimits as Pace, SEND_LIMITS } from "@/lib/outbox/rules";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { SendLimits } from "@/sandbox/telegram/send-limits";
import { makeOffer, makeShopper, placeOrder } from "./factories";

export type StormPlan = {
  readonly chats: number;
  /** Mass messages, evenly over the chats. */
  readonly messages: number;
  /** Orders that are paid while the mass goes out. */
  readonly deliveries: number;
  /** Chats that have blocked the bot and come back at the end. */
  readonly blocked: number;
  /** How much faster than Telegram's the seconds go, for double and senders. */
  readonly speed: number;
};

export type StormFigures = {
  readonly sent: number;
  readonly lost: number;
  readonly repeated: number;
  /** Repetitions that no lost answer explains. */
  readonly unexplained: number;
  readonly answersLost: number;
  readonly refused: number;
  readonly maxInASecond: number;
  readonly maxInAChat: number;
  /** Milliseconds from an order's payment to its goods in the chat. */
  readonly latencies: readonly number[];
  readonly seconds: number;
};

const PATIENCE_MS = 600_000;
const MASS_PER_SECOND = 20; // about what is left beside deliveries and repetitions
const PRICE = 100n;

type Buyer = { readonly id: string; readonly chat: number };

/** The limits of the senders, at the speed of the storm. */
export function hasten(speed: number): Pace {
  return { ...SEND_LIMITS, gapMs: SEND_LIMITS.gapMs / speed, chatMs: SEND_LIMITS.chatMs / speed };
}

/** Raises the storm and waits until nothing is left to send; `start` starts the senders once everything is prepared. */
export async function runStorm(
  sandbox: Sandbox,
  plan: StormPlan,
  start: () => Promise<unknown> | unknown,
): Promise<StormFigures> {
  const buyers = await makeBuyers(sandbox, plan);
  const { id: offerId } = await makeOffer({ priceMinor: PRICE, units: plan.deliveries });
  await query({ text: "DELETE FROM notification" });
  for (const { chat } of buyers.slice(-plan.blocked)) sandbox.telegram.block(chat);
  await enqueueMass(plan.messages);
  sandbox.telegram.limits = new SendLimits({ speed: plan.speed });
  const weather = { telegramLoseAnswerRate: 0.01, telegramErrorRate: 0.01, telegramLimits: true };
  Object.assign(sandbox.weather, weather);
  await start();
  const startedAt = performance.now();
  const latencies = await payOrders(sandbox, { plan, buyers, offerId });
  await untilSent();
  for (const { chat } of buyers.slice(-plan.blocked)) await comeBack(sandbox, chat);
  await untilSent();
  const seconds = (performance.now() - startedAt) / 1000;
  return { ...(await measure(sandbox, plan.speed)), latencies, seconds };
}

async function makeBuyers(
  sandbox: Sandbox,
  { chats, deliveries }: StormPlan,
): Promise<readonly Buyer[]> {
  const buyers: Buyer[] = [];
  for (let made = 0; made < chats; made += 1) {
    const { id: chat } = sandbox.telegram.createUser();
    const balanceMinor = made < deliveries ? PRICE : 0n;
    buyers.push({ id: (await makeShopper({ telegramId: BigInt(chat), balanceMinor })).id, chat });
  }
  return buyers;
}

/** Each of them names an amount of its own, so that it can be told from the others in its chat. */
async function enqueueMass(count: number): Promise<void> {
  await query({
    text: `INSERT INTO notification (dedupe_key, kind, priority, shopper_id, chat_id, payload)
           SELECT 'storm:' || n, 'balance_adjusted', 9, s.id, s.telegram_id, jsonb_build_object('credited_minor', n::text)
             FROM generate_series(1, $1::int) AS n
             JOIN (SELECT id, telegram_id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS all_of_them FROM shopper) s
               ON s.place = n % s.all_of_them`,
    values: [count],
  });
}

type Sale = {
  readonly plan: StormPlan;
  readonly buyers: readonly Buyer[];
  readonly offerId: string;
};

/** Orders are paid evenly all through the storm; how long each took to be delivered. */
async function payOrders(sandbox: Sandbox, { plan, buyers, offerId }: Sale): Promise<number[]> {
  const gapMs = ((plan.messages / MASS_PER_SECOND / plan.speed) * 1000) / plan.deliveries;
  const arrivals: Promise<number>[] = [];
  for (const { id: shopperId, chat } of buyers.slice(0, plan.deliveries)) {
    await sleep(gapMs);
    const paidAt = performance.now();
    const order = await placeOrder({ shopperId, offerId, isFromBalance: true });
    const matches = ({ text = "" }) => text.includes(shortId(order.id));
    const arrival = sandbox.telegram.waitForMessage(chat, { matches, timeoutMs: PATIENCE_MS });
    arrivals.push(arrival.then(() => performance.now() - paidAt));
  }
  return Promise.all(arrivals);
}

async function untilSent(): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  const text = "SELECT count(*)::int AS n FROM notification WHERE state = 'queued'";
  while ((await queryOne<{ n: number }>({ text })).n > 0) {
    if (Date.now() > deadline) throw new Error("the storm does not end");
    await sleep(100);
  }
}

async function comeBack(sandbox: Sandbox, chat: number): Promise<void> {
  sandbox.telegram.unblock(chat);
  await openChat({ telegramId: BigInt(chat) });
}

async function measure(
  { telegram }: Sandbox,
  speed: number,
): Promise<Omit<StormFigures, "latencies" | "seconds">> {
  const rows = await query<{ chat: string; mark: string }>({
    text: `SELECT chat_id AS chat, coalesce('#' || upper(right(payload->>'order_id', 6)), 'added ' || to_char((payload->>'credited_minor')::numeric / 100, 'FM€999990.00') || '.') AS mark
             FROM notification`,
  });
  const [lost, repeats] = [[] as string[], new Map<number, number>()];
  for (const { chat, mark } of rows) {
    const copies = telegram
      .messages(Number(chat))
      .filter(({ text = "" }) => text.includes(mark)).length;
    if (copies === 0) lost.push(mark);
    const known = repeats.get(Number(chat)) ?? 0;
    repeats.set(Number(chat), known + Math.max(0, copies - 1));
  }
  const lostAnswers = Map.groupBy(
    telegram.sent.filter(({ isLost }) => isLost),
    ({ chatId }) => chatId,
  );
  const unexplained = [...repeats].map(
    ([chat, count]) => count - (lostAnswers.get(chat)?.length ?? 0),
  );
  const windowMs = 1_000 / speed;
  const byChat = [...Map.groupBy(telegram.sent, ({ chatId }) => chatId).values()];
  return {
    sent: telegram.sent.length,
    lost: lost.length,
    repeated: sum([...repeats.values()]),
    unexplained: sum(unexplained.map((count) => Math.max(0, count))),
    answersLost: sum([...lostAnswers.values()].map(({ length }) => length)),
    refused: telegram.limits.refused,
    maxInASecond: maxWithin(telegram.sent, windowMs),
    maxInAChat: Math.max(...byChat.map((calls) => maxWithin(calls, windowMs))),
  };
}

/** The most messages that any window of this length has seen. */
function maxWithin(calls: readonly { at: number; messages: number }[], windowMs: number): number {
  let [most, within, first] = [0, 0, 0];
  for (const { at, messages } of calls) {
    within += messages;
    for (let oldest = calls[first]; oldest && oldest.at <= at - windowMs; oldest = calls[first]) {
      within -= oldest.messages;
      first += 1;
    }
    most = Math.max(most, within);
  }
  return most;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

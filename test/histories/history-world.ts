import { queryOne } from "@/lib/db";
import { nowpaymentsGateway } from "@/lib/gateway/nowpayments-gateway";
import { parseDecimal } from "@/sandbox/decimal";
import type { SandboxPayment } from "@/sandbox/nowpayments/types";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { setEnv } from "@/test/database";
import { makeOffer, makeShopper } from "@/test/factories";
import { type AnswerServer, serveAnswers } from "@/test/serve-answers";
import type { Truth } from "./money-rule";
import { at, type ShopModel } from "./shop-model";
import type { PictureOf } from "./shop-picture";

/** A signed message of the gateway, held back until a command lets it through. */
export type Letter = { body: string; signature: string; paymentId: string };

/** The world around every history of a run: gateway and Telegram over HTTP, and the door the gateway writes to. */
export type Outside = { sandbox: Sandbox; postbox: AnswerServer };

/** One history: the shop under test, what surrounds it, and the model of what it must hold. */
export type World = Outside & {
  shop: ShopModel;
  of: PictureOf;
  chats: number[];
  unitTexts: string[][];
  isGatewayDown: boolean;
  letters: Letter[];
  /** Bodies the door has taken; a copy of one changes nothing. */
  taken: Set<string>;
  /** Payments of events the shop has stored and not done, in that order. */
  queue: string[];
  /** Deposits whose making was never answered. */
  orphans: Set<string>;
  /** Payments at the gateway of this history, in the order of their making. */
  paymentIds: string[];
};

/** Stands before the key of an event in the queue that names no payment. */
export const RIDDLE = "riddle:";

const API_KEY = "history-key";
const IPN_SECRET = "history-ipn-secret";
const BOT_TOKEN = "7000000001:test-token-test-token-test-token-00";

/** The coins asked for, and their minimum in cents. */
export const MINIMUMS: Record<string, bigint> = { ltc: 250n, usdtbsc: 120n, ton: 80n };

const OFFERS = [
  { priceMinor: 333n, units: 4 },
  { priceMinor: 2490n, units: 2 },
  { priceMinor: 12000n, units: 0, isUnlimited: true },
];

/** Starts what every history shares. Nothing is sent by itself: letters wait in the postbox. */
export async function startOutside(): Promise<Outside> {
  const postbox = await serveAnswers();
  postbox.serve("POST /api/ipn/nowpayments", {});
  const sandbox = await startSandbox({
    botToken: BOT_TOKEN,
    ipnSecret: IPN_SECRET,
    nowpaymentsApiKey: API_KEY,
    randomSeed: 7,
  });
  Object.assign(sandbox.nowpayments.settings, { stepMs: 0, isWaitingAnnounced: false });
  setEnv({
    PUBLIC_URL: postbox.url,
    NOWPAYMENTS_API_KEY: API_KEY,
    NOWPAYMENTS_IPN_SECRET: IPN_SECRET,
    NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
    TELEGRAM_API_ROOT: sandbox.url,
    ADMIN_IDS: "",
  });
  await openGateway(sandbox);
  return { sandbox, postbox };
}

export async function endOutside({ sandbox, postbox }: Outside): Promise<void> {
  globalThis.kioskGateways = undefined;
  await sandbox.close();
  await postbox.close();
}

/** A new line to the gateway: without pauses between its tries, its circuit closed, its lists fetched. */
export async function openGateway(sandbox: Sandbox): Promise<void> {
  const gateway = nowpaymentsGateway({
    apiUrl: `${sandbox.url}/nowpayments/v1`,
    apiKey: API_KEY,
    ipnSecret: IPN_SECRET,
    payoutCurrency: "usdttrc20",
    shopCurrency: "EUR",
    pace: { retryDelayMs: 0, overloadDelayMs: 0 },
    cacheMs: 3_600_000,
  });
  globalThis.kioskGateways = new Map([["nowpayments", gateway]]);
  await gateway.listCurrencies();
  await Promise.all(Object.keys(MINIMUMS).map((coin) => gateway.getMinimum(coin)));
}

/** Fresh shoppers before fresh shelves. */
export async function beginHistory(outside: Outside): Promise<World> {
  const users = [1, 2].map(() => outside.sandbox.telegram.createUser());
  const shoppers = await Promise.all(
    users.map(({ id }) => makeShopper({ telegramId: BigInt(id) })),
  );
  const texts = OFFERS.map(({ units }, offer) =>
    Array.from({ length: units }, (_, unit) => `CODE-${users[0]?.id}-${offer}-${unit}.`),
  );
  const offers = await Promise.all(
    OFFERS.map((offer, index) => makeOffer({ ...offer, units: at(texts, index) })),
  );
  const last = await queryOne<{ id: string }>({
    text: "SELECT coalesce(max(id), 0) AS id FROM review",
  });
  outside.postbox.requests.length = 0;
  return {
    ...outside,
    shop: {
      now: 0,
      shoppers: shoppers.map(() => ({ balance: 0n, isFrozen: false, basket: new Map() })),
      offers: OFFERS.map(({ priceMinor, units, isUnlimited = false }) => ({
        price: priceMinor,
        free: units,
        isUnlimited,
      })),
      orders: new Map(),
      deposits: new Map(),
      payments: new Map(),
      reviews: new Set(),
      ended: new Set(),
    },
    of: {
      shopperIds: shoppers.map(({ id }) => id),
      offerIds: offers.map(({ id }) => id),
      reviewsAfter: last.id,
    },
    chats: users.map(({ id }) => id),
    unitTexts: texts,
    isGatewayDown: false,
    letters: [],
    taken: new Set(),
    queue: [],
    orphans: new Set(),
    paymentIds: [],
  };
}

/** The payment at the gateway. */
export function paymentOf(world: World, paymentId: string): SandboxPayment {
  const payment = world.sandbox.nowpayments.payment(paymentId);
  if (!payment) throw new Error(`the gateway has no payment ${paymentId}`);
  return payment;
}

/** Takes note of payments the gateway has made since. */
export function notePayments(world: World): void {
  for (const { orderId, paymentId } of world.sandbox.nowpayments.payments().slice(-4))
    if (!world.paymentIds.includes(paymentId) && isOfThisHistory(world, orderId))
      world.paymentIds.push(paymentId);
}

function isOfThisHistory(world: World, orderId: string | null): boolean {
  return orderId !== null && (world.shop.deposits.has(orderId) || orderId === strangerOf(world));
}

/** The order id of another shop that shares the account at the gateway. */
export function strangerOf(world: World): string {
  return `another-shop-${at(world.of.shopperIds, 0)}`;
}

/** Takes what the gateway has posted since into the history's letters. */
export function fetchLetters(world: World): void {
  for (const { body, headers } of world.postbox.requests.splice(0)) {
    const signature = String(headers["x-nowpayments-sig"]);
    world.letters.push({ body, signature, paymentId: String(JSON.parse(body).payment_id) });
  }
}

/** What the gateway answers about a payment now. */
export function truthOf(world: World, paymentId: string): Truth {
  const payment = paymentOf(world, paymentId);
  const original = payment.parentPaymentId ? paymentOf(world, payment.parentPaymentId) : payment;
  const coin = world.sandbox.nowpayments.market.find(payment.payCurrency);
  const minutes = (at: number) => world.shop.now + Math.round((at - Date.now()) / 60_000);
  return {
    id: paymentId,
    parent: payment.parentPaymentId ? truthOf(world, payment.parentPaymentId) : null,
    childIds: [...payment.childPaymentIds],
    depositId: payment.orderId,
    word: payment.status,
    price: parseDecimal(payment.priceAmount) / 10n ** 16n,
    coin: payment.payCurrency,
    received: parseDecimal(payment.actuallyPaid),
    updatedAt: minutes(payment.updatedAt),
    asked: parseDecimal(original.payAmount),
    quoteExpiresAt: world.orphans.has(original.orderId ?? "")
      ? null
      : minutes(original.expirationEstimateDate),
    rate: coin ? parseDecimal(coin.eurPerCoin) : null,
  };
}

/** The payment of a deposit that the gateway made for it. */
export function originalOf(world: World, depositId: string): string | undefined {
  return world.paymentIds.find((id) => {
    const { orderId, parentPaymentId } = paymentOf(world, id);
    return orderId === depositId && parentPaymentId === null;
  });
}

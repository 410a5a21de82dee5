// What happens at the gateway and on the way from it: coins arrive, payments move on, letters come, get lost, are repeated or forged.
import { createHash } from "node:crypto";
import { recordPaymentEvent } from "@/lib/deposit/record-payment-event";
import { formatDecimal, multiplyDecimal, parseDecimal } from "@/sandbox/decimal";
import { type Coin, createCoins } from "@/sandbox/nowpayments/coins";
import type { PaymentStatus } from "@/sandbox/nowpayments/types";
import { type Act, attempt, expectRefusal, pick } from "./history-step";
import {
  fetchLetters,
  type Letter,
  openGateway,
  paymentOf,
  RIDDLE,
  strangerOf,
  type World,
} from "./history-world";
import { at } from "./shop-model";

/** A coin that the gateway takes and has no price for afterwards. */
export const UNPRICED = "doge";
const unpriced: Coin = { ...at(createCoins(), 0), code: UNPRICED, eurPerCoin: "0.10" };

const hasPayments = ({ paymentIds }: World) => paymentIds.length > 0;
// `refunded` is the gateway's last word about a payment that had arrived; what comes later is a payment of its own.
const isOver = (world: World, { payment }: { payment: number }) =>
  !hasPayments(world) || paymentOf(world, pick(world.paymentIds, payment)).status === "refunded";
const hasLetters = ({ letters }: World) => letters.length > 0;

/** Somebody sends coins to an address: a share of what is asked, in the asked coin or another. */
export const transfer: Act<{ payment: number; share: number; coin: string | null }> = {
  name: "transfer",
  isPossible: hasPayments,
  run: async (world, { payment, share, coin }) => {
    const { nowpayments } = world.sandbox;
    const { paymentId, parentPaymentId } = paymentOf(world, pick(world.paymentIds, payment));
    const { coins } = nowpayments.market;
    if (coin === UNPRICED) coins.push(unpriced);
    const target = await nowpayments.pay({
      paymentId: parentPaymentId ?? paymentId,
      ratio: share,
      ...(coin === null ? {} : { coin }),
      confirmations: "instant",
      finishAs: "confirming",
    });
    if (coin === UNPRICED) coins.pop();
    if (!world.paymentIds.includes(target.paymentId)) world.paymentIds.push(target.paymentId);
    fetchLetters(world);
    return [world.shop];
  },
};

/** More of the asked coins become known on the same payment. */
export const topUp: Act<{ payment: number; share: number }> = {
  name: "topUp",
  isPossible: (world, args) => !isOver(world, args),
  run: async (world, { payment, share }) => {
    const { paymentId, payAmount, actuallyPaid } = paymentOf(
      world,
      pick(world.paymentIds, payment),
    );
    const more = multiplyDecimal(parseDecimal(payAmount), parseDecimal(share));
    const actually = formatDecimal(parseDecimal(actuallyPaid) + (more / 10n ** 10n) * 10n ** 10n);
    await move(world, paymentId, { actuallyPaid: actually, status: wordFor(actually, payAmount) });
    return [world.shop];
  },
};

/** The gateway takes a payment on: to its end, or to any word. */
export const advance: Act<{ payment: number; word: string }> = {
  name: "advance",
  isPossible: (world, { payment, word }) =>
    !isOver(world, { payment }) &&
    (word !== "refunded" || paymentOf(world, pick(world.paymentIds, payment)).actuallyPaid !== "0"),
  run: async (world, { payment, word }) => {
    const { paymentId, actuallyPaid, payAmount } = paymentOf(
      world,
      pick(world.paymentIds, payment),
    );
    const status = word === "end" ? wordFor(actuallyPaid, payAmount) : word;
    await move(world, paymentId, { status });
    return [world.shop];
  },
};

/** The gateway changes its mind about the price of a payment. */
export const changePrice: Act<{ payment: number }> = {
  name: "changePrice",
  isPossible: hasPayments,
  run: async (world, { payment }) => {
    await move(world, pick(world.paymentIds, payment), { priceAmount: "1.23" });
    return [world.shop];
  },
};

/** Another shop of the same account at the gateway is paid. */
export const payStranger: Act<object> = {
  name: "payStranger",
  run: async (world) => {
    const payment = world.sandbox.nowpayments.create({
      priceAmount: "9.00",
      priceCurrency: "eur",
      payCurrency: "ltc",
      orderId: strangerOf(world),
      orderDescription: null,
      ipnCallbackUrl: `${world.postbox.url}/api/ipn/nowpayments`,
    });
    world.paymentIds.push(payment.paymentId);
    return [world.shop];
  },
};

/** A letter of the gateway comes through; `isKept` leaves a copy that may come again. */
export const deliverLetter: Act<{ letter: number; isKept: boolean }> = {
  name: "deliverLetter",
  isPossible: hasLetters,
  run: async (world, { letter, isKept }) => {
    const chosen = pick(world.letters, letter);
    if (!isKept) world.letters.splice(world.letters.indexOf(chosen), 1);
    await post(world, chosen);
    return [world.shop];
  },
};

/** A letter is lost. */
export const loseLetter: Act<{ letter: number }> = {
  name: "loseLetter",
  isPossible: hasLetters,
  run: async (world, { letter }) => {
    world.letters.splice(letter % world.letters.length, 1);
    return [world.shop];
  },
};

/** Somebody changes what a letter says and posts it under the old signature. */
export const forgeLetter: Act<{ letter: number }> = {
  name: "forgeLetter",
  isPossible: hasLetters,
  run: async (world, { letter }) => {
    const { body, signature } = pick(world.letters, letter);
    const forged = { ...JSON.parse(body), payment_status: "finished", actually_paid: 1_000_000 };
    const result = await attempt(() => knock({ body: JSON.stringify(forged), signature }));
    expectRefusal(result, ["SIGNATURE_INVALID"]);
    return [world.shop];
  },
};

/** The gateway writes something that nobody can read. */
export const writeRiddle: Act<{ riddle: number }> = {
  name: "writeRiddle",
  run: async (world, { riddle }) => {
    const body = JSON.stringify({ riddle: `${riddle} ${strangerOf(world)}` });
    const signature = world.sandbox.nowpayments.signIpn(JSON.parse(body));
    const key = createHash("sha256").update(body).digest("hex");
    await post(world, { body, signature, paymentId: `${RIDDLE}${key}` });
    return [world.shop];
  },
};

/** The gateway stops answering, or answers again. */
export const setOutage: Act<{ isDown: boolean }> = {
  name: "setOutage",
  isPossible: ({ isGatewayDown }, { isDown }) => isGatewayDown !== isDown,
  run: async (world, { isDown }) => {
    world.isGatewayDown = isDown;
    world.sandbox.weather.gatewayErrorRate = isDown ? 1 : 0;
    if (!isDown) await openGateway(world.sandbox);
    return [world.shop];
  },
};

/** A coin rises or falls; quotes given stay as they are. */
export const setRate: Act<{ coin: string; eur: string }> = {
  name: "setRate",
  run: async (world, { coin, eur }) => {
    world.sandbox.nowpayments.setRate(coin, eur);
    return [world.shop];
  },
};

/** Posts a letter to the door, and remembers what the shop has to do. */
export async function post(world: World, letter: Letter): Promise<void> {
  const expected = world.taken.has(letter.body) ? "repeated" : "new";
  const outcome = await knock(letter);
  if (outcome !== expected) throw new Error(`a letter was ${outcome}, not ${expected}`);
  world.taken.add(letter.body);
  if (outcome === "new") world.queue.push(letter.paymentId);
}

function knock({ body, signature }: Pick<Letter, "body" | "signature">) {
  return recordPaymentEvent({
    gateway: "nowpayments",
    rawBody: Buffer.from(body),
    headers: new Headers({ "x-nowpayments-sig": signature }),
  });
}

async function move(
  world: World,
  paymentId: string,
  patch: { status?: PaymentStatus | (string & {}); actuallyPaid?: string; priceAmount?: string },
): Promise<void> {
  world.sandbox.nowpayments.setPayment(paymentId, patch);
  await world.sandbox.nowpayments.sendIpn(paymentId);
  fetchLetters(world);
}

function wordFor(paid: string, asked: string): PaymentStatus {
  const missing = parseDecimal(asked) - parseDecimal(paid);
  return missing * 10_000n <= parseDecimal(asked) ? "finished" : "partially_paid";
}

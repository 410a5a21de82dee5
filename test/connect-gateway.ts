// The NOWPayments double as the shop's gateway, over HTTP in both directions: the product calls it, and its IPNs come through the shop's
// own door. Names what a test does with it: pay, let the worker work, let time pass.
import { afterAll, beforeAll, beforeEach } from "vitest";
import { query, queryOne } from "@/lib/db";
import { pollDeposits } from "@/lib/settlement/poll-deposits";
import { settlePaymentEvents } from "@/lib/settlement/settle-payment-events";
import { createCoins } from "@/sandbox/nowpayments/coins";
import type { NowpaymentsDouble } from "@/sandbox/nowpayments/double";
import type { PayOptions, SandboxPayment } from "@/sandbox/nowpayments/types";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "./database";
import { openSandbox } from "./open-sandbox";
import { type IpnRoute, serveIpnDoor } from "./serve-ipn-door";

const FAST = { stepMs: 0, ipnRetryDelayMs: 5 };
// Round rates, so that what a test says can be worked out in the head. "0.0001" keeps minimums out of the way until a test is about them.
const EUR_PER_COIN = { ltc: "100", sol: "200", usdtbsc: "1", eth: "2000" };
const MINUTE_MS = 60_000;

let sandbox: Sandbox;
let calmSettings: NowpaymentsDouble["settings"];
let urls: Record<string, string>;

/** Sets the gateway up for all tests of a file, calm and with round prices before each. */
export function connectGateway(post: IpnRoute): void {
  let door: Awaited<ReturnType<typeof serveIpnDoor>>;
  beforeAll(async () => {
    door = await serveIpnDoor(post);
    sandbox = await openSandbox();
    calmSettings = { ...sandbox.nowpayments.settings, ...FAST };
    urls = {
      PUBLIC_URL: door.url,
      NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
      TELEGRAM_API_ROOT: sandbox.url,
    };
  });
  beforeEach(() => {
    Object.assign(sandbox.weather, calmWeather());
    Object.assign(sandbox.nowpayments.settings, calmSettings);
    for (const coin of createCoins())
      Object.assign(sandbox.nowpayments.market.require(coin.code), coin, { minimumEur: "0.0001" });
    for (const [coin, rate] of Object.entries(EUR_PER_COIN)) gateway().setRate(coin, rate);
    setVariables({});
  });
  afterAll(async () => {
    await sandbox.close();
    await door.close();
  });
}

/** The double itself. */
export function gateway(): NowpaymentsDouble {
  return sandbox.nowpayments;
}

/** The sandbox around the double: weather, Telegram. */
export function world(): Sandbox {
  return sandbox;
}

/** Sets variables for the rest of the test; what was cached of the gateway is forgotten. */
export function setVariables(overrides: Record<string, string>): void {
  setEnv({ ...urls, ...overrides });
}

/** Lets the worker settle what the gateway has said so far; what fails waits for its next turn. */
export async function work(): Promise<void> {
  await gateway().ipnsSettled();
  while ((await settlePaymentEvents({ batch: 100 })) > 0);
}

/** Pays in the double and lets the worker settle it. */
export async function pay(options: PayOptions): Promise<SandboxPayment> {
  const target = await gateway().pay(options);
  await work();
  return target;
}

/** The gateway knows something new about a payment, says so in an IPN, and the worker settles it. */
export async function report(paymentId: string, patch: Partial<SandboxPayment>): Promise<void> {
  gateway().setPayment(paymentId, patch);
  const { status } = await gateway().sendIpn(paymentId);
  if (status !== 200) throw new Error(`the door answered ${status}`);
  await work();
}

/** Moves all that has a time so far into the past, in the shop and at the gateway. */
export async function passTime(minutes: number): Promise<void> {
  const past = `make_interval(secs => ${minutes * 60})`;
  for (const text of [
    `UPDATE orders SET expires_at = expires_at - ${past}`,
    `UPDATE stock_unit SET reserved_until = reserved_until - ${past} WHERE state = 'reserved'`,
    `UPDATE deposit SET expires_at = expires_at - ${past}, quote_expires_at = quote_expires_at - ${past}, seen_at = seen_at - ${past},
            next_poll_at = next_poll_at - ${past}`,
    `UPDATE gateway_payment SET seen_at = seen_at - ${past}`,
    `UPDATE payment_event SET next_attempt_at = next_attempt_at - ${past}, lease_until = lease_until - ${past} WHERE state = 'queued'`,
  ])
    await query({ text });
  for (const payment of gateway().payments())
    gateway().setPayment(payment.paymentId, {
      createdAt: payment.createdAt - minutes * MINUTE_MS,
      updatedAt: payment.updatedAt - minutes * MINUTE_MS,
      expirationEstimateDate: payment.expirationEstimateDate - minutes * MINUTE_MS,
      validUntil: payment.validUntil - minutes * MINUTE_MS,
    });
}

/** The gateway's id of a deposit's own payment. */
export async function paymentIdOf(depositId: string): Promise<string> {
  const row = await queryOne<{ gateway_payment_id: string }>({
    text: "SELECT gateway_payment_id FROM deposit WHERE id = $1",
    values: [depositId],
  });
  return row.gateway_payment_id;
}

/** Lets a deposit's turn to be asked for come now; nothing where none is planned. */
export async function poll(depositId: string): Promise<void> {
  await query({
    text: "UPDATE deposit SET next_poll_at = now() WHERE id = $1 AND next_poll_at IS NOT NULL",
    values: [depositId],
  });
  await pollDeposits({ batch: 100 });
}

import type { ChildProcess } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query, queryOne } from "@/lib/db";
import { env } from "@/lib/env";
import { shortId } from "@/lib/order/rules";
import { changeSettings } from "@/lib/setting/change-settings";
import { listSettings } from "@/lib/setting/list-settings";
import type { SettingName } from "@/lib/setting/rules";
import { findFreePort } from "@/prisma/scratch-postgres";
import { ipnShape } from "@/sandbox/nowpayments/shapes";
import { canonicalJson } from "@/sandbox/nowpayments/sign";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { setEnv, testDatabaseUrl } from "@/test/database";
import { balanceOf, makeOffer, makeShopper } from "@/test/factories";
import { openSandbox } from "@/test/open-sandbox";
import { signIn } from "@/test/sign-in";
import { signInitData } from "@/test/sign-init-data";
import { startProcess, stopProcess, until, untilHealthy } from "@/test/start-process";

const COPIES = 200;

let sandbox: Sandbox;
let shops: { url: string; child: ChildProcess }[] = [];

beforeAll(async () => {
  sandbox = await openSandbox();
  sandbox.nowpayments.settings.isWaitingAnnounced = false; // here every event is posted by hand
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  shops = await Promise.all([startShop(), startShop()]);
  await Promise.all(shops.map(({ url }) => untilHealthy(url)));
  await until("every process works", async () => {
    const workers = await query({ text: "SELECT 1 FROM worker_heartbeat" });
    return workers.length === shops.length;
  });
}, 120_000);

afterAll(async () => {
  await Promise.all(shops.map(({ child }) => stopProcess(child)));
  await sandbox.close();
}, 60_000);

/** A server process with a worker of its own, on this file's database. */
async function startShop(): Promise<{ url: string; child: ChildProcess }> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startProcess("test/serve-doors.ts", {
    DATABASE_URL: testDatabaseUrl(),
    PORT: String(port),
    PUBLIC_URL: url,
    WORKER: "inline",
    LOG_LEVEL: "silent",
    TELEGRAM_BOT_TOKEN: env().TELEGRAM_BOT_TOKEN ?? "",
    TELEGRAM_WEBHOOK_SECRET: "test-webhook-secret",
    TELEGRAM_API_ROOT: sandbox.url,
    ENCRYPTION_KEY: env().ENCRYPTION_KEY ?? "",
    NOWPAYMENTS_API_KEY: "test-api-key",
    NOWPAYMENTS_IPN_SECRET: "test-ipn-secret",
    NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
  });
  return { url, child };
}

function shopOf(copy: number): string {
  return shops[copy % shops.length]?.url ?? "";
}

/** An order whose payment the gateway holds finished, and of which nobody has been told yet. */
async function makePaidPurchase() {
  const { id: shopperId } = sandbox.telegram.createUser();
  const shopper = await makeShopper({ telegramId: BigInt(shopperId) });
  const offer = await makeOffer({ priceMinor: 2_500n, units: 5 });
  const answer = await fetch(`${shopOf(0)}/api/payment/create`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-telegram-init-data": signInitData({ telegramId: shopperId }),
    },
    body: JSON.stringify({ type: "offer", offer_id: offer.id, currency: "usdttrc20" }),
  });
  const { payment_id, order_id } = (await answer.json()) as Record<string, string>;
  const made = sandbox.nowpayments.payments().find(({ orderId }) => orderId === payment_id);
  if (!made || !order_id) throw new Error(`no payment was made: ${answer.status}`);
  const patch = { status: "finished", actuallyPaid: made.payAmount };
  return {
    shopper,
    orderId: order_id,
    payment: sandbox.nowpayments.setPayment(made.paymentId, patch),
  };
}

async function buyFrom(shop: string): Promise<Record<string, string>> {
  const { id: shopperId } = sandbox.telegram.createUser();
  await makeShopper({ telegramId: BigInt(shopperId) });
  const offer = await makeOffer({ priceMinor: 2_500n, units: 1 });
  const answer = await fetch(`${shop}/api/payment/create`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-telegram-init-data": signInitData({ telegramId: shopperId }),
    },
    body: JSON.stringify({ type: "offer", offer_id: offer.id, currency: "ltc" }),
  });
  return (await answer.json()) as Record<string, string>;
}

test("what the owner sets in one process counts in every other, also after its listening connection was lost", async () => {
  const { caller } = await signIn();
  const setAll = async (values: Partial<Record<SettingName, string>>) => {
    const { items } = await listSettings();
    const changes = items.flatMap(({ name, changed_at }) =>
      values[name] === undefined ? [] : [{ name, changed_at, value: values[name] }],
    );
    await changeSettings({ caller, changes });
  };
  const minutesLeft = ({ expires_at: at = "" }) => (Date.parse(at) - Date.now()) / 60_000;
  const everywhere = (what: string, isSo: (payment: Record<string, string>) => boolean) =>
    Promise.all(
      shops.map(({ url }) =>
        until(`${what} at ${url}`, async () => isSo(await buyFrom(url)), 10_000),
      ),
    );
  for (const { url } of shops) expect(minutesLeft(await buyFrom(url))).toBeGreaterThan(25);

  await setAll({ ORDER_TTL_MINUTES: "5" });
  await everywhere("a term of five minutes", (payment) => minutesLeft(payment) < 6);
  await query({
    text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = 'kiosk listen' AND datname = current_database()`,
  });
  await setAll({ ORDER_TTL_MINUTES: "50" });
  await everywhere("a term of fifty minutes", (payment) => minutesLeft(payment) > 45);
  await setAll({ CURRENCIES_OFF: "ltc,sol" });
  await everywhere("no such coin", ({ code }) => code === "CURRENCY_UNAVAILABLE");
  await query({ text: "DELETE FROM setting" });
  await everywhere("the variable's term", (payment) => Math.round(minutesLeft(payment)) === 30);
}, 60_000);

function postIpn(url: string, body: Record<string, unknown>): Promise<number> {
  return fetch(`${url}/api/ipn/nowpayments`, {
    method: "POST",
    headers: { "x-nowpayments-sig": sandbox.nowpayments.signIpn(body) },
    body: canonicalJson(body),
  }).then(({ status }) => status);
}

const QUIET = `SELECT
  (SELECT count(*)::int FROM payment_event WHERE state = 'queued') + (SELECT count(*)::int FROM notification WHERE state = 'queued') AS left`;

test.each([
  ["two hundred copies of the final event are one event", 1, () => ({})],
  [
    "two hundred different events that say the same end one order",
    COPIES,
    (copy: number) => ({ updated_at: Date.now() + copy }),
  ],
])(
  "%s, at once and over two processes: credited once, delivered once",
  async (_, events, change) => {
    const { shopper, orderId, payment } = await makePaidPurchase();
    const event = ipnShape(payment, Math.random);
    const statuses = await Promise.all(
      Array.from({ length: COPIES }, (__, copy) =>
        postIpn(shopOf(copy), { ...event, ...change(copy) }),
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    await until("everything is settled and sent", async () => {
      const { left } = await queryOne<{ left: number }>({ text: QUIET });
      return left === 0;
    });

    const stored = await query({
      text: "SELECT 1 FROM payment_event WHERE gateway_payment_id = $1",
      values: [payment.paymentId],
    });
    const postings = await query({
      text: "SELECT kind FROM ledger_transaction WHERE order_id = $1 ORDER BY id",
      values: [orderId],
    });
    expect(stored).toHaveLength(events);
    expect(postings).toEqual([{ kind: "deposit" }, { kind: "purchase" }]);
    expect(await balanceOf(shopper.id)).toBe(0n);
    const goods = sandbox.telegram
      .messages(Number(shopper.telegramId))
      .filter(({ text }) => /CODE-\d+/.test(text ?? ""));
    expect(goods).toHaveLength(1);
    expect(goods[0]?.text).toContain(shortId(orderId));
  },
  60_000,
);

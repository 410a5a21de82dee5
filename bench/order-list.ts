// The lists of those who run the shop with a million orders behind them, two hundred thousand shoppers and close to a million deposits: the
// first page, a page far back, each search and each filter, every one as the page asks for it: a page of 50 and the count of the whole list.
// Searches and filters that find everything, some, little and nothing. `--orders=100000` for a shorter one; `--url=` for a database that was
// filled before.
import { parseArgs } from "node:util";
import pg from "pg";
import { closeDatabase, query } from "@/lib/db";
import { listDeposits } from "@/lib/deposit/list-deposits";
import { readEnv } from "@/lib/env";
import { listAllOrders } from "@/lib/order/list-all-orders";
import { listShoppers } from "@/lib/shopper/list-shoppers";
import { applyMigrations } from "@/prisma/apply-migrations";
import { startScratchPostgres } from "@/prisma/scratch-postgres";
import { databaseUrl } from "@/test/database-url";
import { fillOrders } from "./fill-orders";
import { median, note, report } from "./report";

const ROUNDS = 7;
const LIMIT_MS = 300;

const { values: options } = parseArgs({
  options: { orders: { type: "string", default: "1000000" }, url: { type: "string" } },
});

type Sample = Record<"order" | "deposit" | "shopper" | "address" | "payment" | "telegram", string>;

// From the middle of the two years.
const SAMPLE = `
SELECT o.id AS order, d.id AS deposit, s.id AS shopper, d.pay_address AS address, d.gateway_payment_id AS payment, s.telegram_id::text AS telegram
  FROM orders o JOIN deposit d ON d.order_id = o.id JOIN shopper s ON s.id = o.shopper_id
 WHERE o.created_at > timestamptz '2025-11-01Z' ORDER BY o.id LIMIT 1`;

const YEAR = { from: "2025-03-01T00:00:00Z", to: "2026-03-01T00:00:00Z" };
const DAY = { from: "2025-06-01T00:00:00Z", to: "2025-06-02T00:00:00Z" };

/** What every list is asked. */
function common({ order, deposit, shopper, address, payment, telegram }: Sample) {
  return {
    "first page": {},
    "far back": { cursor: order },
    "of a year": YEAR,
    "of a day": DAY,
    "by order": { q: order },
    "by start of an order": { q: order.slice(0, 9) },
    "by short id": { q: `#${order.slice(-6)}` },
    "by payment": { q: deposit },
    "by shopper": { q: shopper },
    "by Telegram id": { q: telegram },
    "by the gateway's payment": { q: payment },
    "by address": { q: address },
    "by a common name": { q: "anna" },
    "by a rare name": { q: "zebedee" },
    "by a username": { q: "@boris7" },
    "by the start of a name": { q: "an" },
    "by nobody's name": { q: "xylophon" },
  };
}

/** Every list, by what it is asked for. */
function questions(sample: Sample) {
  const lists = common(sample);
  const payments = {
    "of a common coin": { coin: "usdttrc20" },
    "of a rare coin": { coin: "usdcsol" },
    "of no coin": { coin: "doge" },
    "of a gateway": { gateway: "cryptomus" },
    "of a gateway and coin": { gateway: "cryptomus", coin: "usdcsol" },
    "of one shopper": { shopper: sample.shopper },
    "of a name and coin": { q: "carmen", coin: "sol" },
  };
  return {
    orders: {
      ...lists,
      ...payments,
      delivered: { state: ["delivered" as const] },
      refunded: { state: ["refunded" as const] },
      awaiting: { state: ["awaiting" as const] },
      "refunded or cancelled": { state: ["refunded" as const, "cancelled" as const] },
      "of a popular product": { product: "prd_1" },
      "of a rare product": { product: "prd_480" },
      "of a product never sold": { product: "prd_500" },
      "of products by title": { product: "number 49" },
      "of a city": { location: "city-3" },
      "of a district": { location: "district-7-2" },
      "of a city, refunded, in a year": {
        location: "city-3",
        state: ["refunded" as const],
        ...YEAR,
      },
    },
    payments: {
      ...lists,
      ...payments,
      "far back": { cursor: sample.deposit },
      settled: { status: ["settled" as const] },
      waiting: { status: ["waiting" as const] },
      "in review": { status: ["review" as const] },
      "expired, of a rare coin": { status: ["expired" as const], coin: "usdcsol" },
      "top-ups": { purpose: "refill" as const },
    },
    shoppers: {
      ...lists,
      "far back": { cursor: sample.shopper },
      banned: { mark: ["banned" as const] },
      "frozen or with a note": { mark: ["frozen" as const, "note" as const] },
      blocked: { mark: ["blocked" as const] },
      "called Anna, with a note": { q: "anna", mark: ["note" as const] },
    },
  };
}

const LISTS = {
  orders: listAllOrders,
  payments: listDeposits,
  shoppers: listShoppers,
} as const;

async function measure(list: keyof typeof LISTS, name: string, wanted: object): Promise<void> {
  const times: number[] = [];
  let found = "";
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    const { count, is_count_exact: isExact } = await LISTS[list](wanted);
    times.push(performance.now() - startedAt);
    found = `${count.toLocaleString("en")}${isExact ? "" : "+"}`;
  }
  const measured = median(times);
  report({ name: `${list}, ${name} (${found})`, measured, unit: " ms", below: LIMIT_MS });
}

async function measureAll(url: string): Promise<void> {
  globalThis.kioskEnv = readEnv({ DATABASE_URL: url, DATABASE_POOL_MAX: "4" });
  const [sample] = await query<Sample>({ text: SAMPLE });
  if (!sample) throw new Error("there is no order in the middle of the two years");
  for (const [list, asked] of Object.entries(questions(sample)))
    for (const [name, wanted] of Object.entries(asked))
      await measure(list as keyof typeof LISTS, name, wanted);
  await closeDatabase();
}

async function fillAndMeasure(orders: number): Promise<void> {
  const postgres = await startScratchPostgres();
  try {
    const admin = new pg.Client(postgres.url);
    await admin.connect();
    await admin.query("CREATE DATABASE orders");
    await admin.end();
    const url = databaseUrl(postgres.url, "orders");
    await applyMigrations(url);
    const startedAt = performance.now();
    await fillOrders(url, orders);
    note(`${orders} orders written in ${Math.round((performance.now() - startedAt) / 1000)} s`);
    await measureAll(url);
  } finally {
    await postgres.stop();
  }
}

if (options.url) await measureAll(options.url);
else await fillAndMeasure(Number(options.orders));

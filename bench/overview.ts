// The overview of a shop with a million orders over two years: all four of its answers at once, as the page asks for them, for a day and for
// 30 days, and, told only, for a year. Every line of a paid order has its unit, half of them from batches whose cost is known.
// `--orders=100000` for a shorter one; `--url=` for a database that was filled before.
import { parseArgs } from "node:util";
import pg from "pg";
import { closeDatabase } from "@/lib/db";
import { readEnv } from "@/lib/env";
import { readDeposits } from "@/lib/report/read-deposits";
import { readProducts } from "@/lib/report/read-products";
import { readSales } from "@/lib/report/read-sales";
import { readState } from "@/lib/report/read-state";
import { applyMigrations } from "@/prisma/apply-migrations";
import { startScratchPostgres } from "@/prisma/scratch-postgres";
import { databaseUrl } from "@/test/database-url";
import { fillOrders } from "./fill-orders";
import { fillQuickly } from "./fill-quickly";
import { median, note, report } from "./report";

const ROUNDS = 7;
const LIMIT_MS = 1000;
const NOW = new Date("2026-11-01T00:00:00Z"); // where the two years end
const TZ = "Europe/Berlin";

const { values: options } = parseArgs({
  options: { orders: { type: "string", default: "1000000" }, url: { type: "string" } },
});

const PERIODS = {
  "a day": { from: "2026-10-30", to: "2026-10-30", tz: TZ },
  "30 days": { from: "2026-10-02", to: "2026-10-31", tz: TZ },
  "a year": { from: "2025-11-01", to: "2026-10-31", tz: TZ },
};

const UNITS = [
  `INSERT INTO stock_batch (id, offer_id, name, unit_cost_minor, unit_count, created_by)
   SELECT 'bat_' || id, id, 'All', price_minor / 2, 0, 1 FROM offer WHERE right(id, 1) = '1'`,
  `INSERT INTO stock_unit (id, offer_id, state, sealed_payload, fingerprint, order_id, sold_at, delivered_at, batch_id)
   SELECT 'unt_' || md5(l.order_id || l.position), l.offer_id, 'sold', decode(repeat('00', 120), 'hex'), sha256(convert_to(l.order_id || l.position, 'UTF8')),
          l.order_id, o.paid_at, o.delivered_at, b.id
     FROM order_line l JOIN orders o ON o.id = l.order_id LEFT JOIN stock_batch b ON b.offer_id = l.offer_id WHERE o.paid_at IS NOT NULL`,
  "UPDATE order_line SET is_unlimited = false, shared_payload_id = NULL",
  "UPDATE offer SET is_unlimited = false",
  // Orders and lines lie in the order in which a shop writes them.
  "CLUSTER orders USING orders_pkey",
  "CLUSTER order_line USING order_line_pkey",
];

async function measure(name: string, ask: () => Promise<unknown>, below?: number): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    await ask();
    times.push(performance.now() - startedAt);
  }
  report({ name, measured: median(times), unit: " ms", ...(below ? { below } : {}) });
}

async function measureAll(url: string): Promise<void> {
  globalThis.kioskEnv = readEnv({ DATABASE_URL: url, DATABASE_POOL_MAX: "10", LOG_LEVEL: "error" });
  for (const [name, period] of Object.entries(PERIODS)) {
    const parts = {
      sales: () => readSales(period, NOW),
      payments: () => readDeposits(period, NOW),
      products: () => readProducts(period, NOW),
      state: readState,
    };
    for (const [part, ask] of Object.entries(parts)) await measure(`${part} of ${name}`, ask);
    const all = () => Promise.all(Object.values(parts).map((ask) => ask()));
    await measure(`the overview of ${name}`, all, name === "a year" ? undefined : LIMIT_MS);
  }
  await closeDatabase();
}

async function fillAndMeasure(orders: number): Promise<void> {
  const postgres = await startScratchPostgres();
  try {
    const admin = new pg.Client(postgres.url);
    await admin.connect();
    await admin.query("CREATE DATABASE overview");
    await admin.end();
    const url = databaseUrl(postgres.url, "overview");
    await applyMigrations(url);
    const startedAt = performance.now();
    await fillOrders(url, orders);
    await fillQuickly(url, ["stock_unit", "order_line"], UNITS);
    note(`${orders} orders written in ${Math.round((performance.now() - startedAt) / 1000)} s`);
    await measureAll(url);
  } finally {
    await postgres.stop();
  }
}

if (options.url) await measureAll(options.url);
else await fillAndMeasure(Number(options.orders));

// Imported by every test that needs PostgreSQL: the file gets a database of its own, cloned from the migrated template
// and dropped at the end, and after each test the books must be in order.
import { randomUUID } from "node:crypto";
import process from "node:process";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { closeDatabase } from "@/lib/db";
import { readEnv } from "@/lib/env";
import { checkBooks } from "@/lib/ledger/check-books";
import { databaseUrl } from "./database-url";

const name = `kiosk_test_${randomUUID().replaceAll("-", "")}`;
const url = databaseUrl(inject("adminUrl"), name);

/** A complete set of variables; the far sides are a port where nobody listens, until a test names its own. */
const VARIABLES: Record<string, string> = {
  DATABASE_URL: url,
  DATABASE_POOL_MAX: "10",
  PUBLIC_URL: "https://shop.example",
  SHOP_CURRENCY: "EUR",
  TELEGRAM_BOT_TOKEN: "7000000001:test-token-test-token-test-token-00",
  TELEGRAM_WEBHOOK_SECRET: "test-webhook-secret",
  TELEGRAM_API_ROOT: "http://127.0.0.1:9",
  ADMIN_IDS: "9001",
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  NOWPAYMENTS_API_KEY: "test-api-key",
  NOWPAYMENTS_IPN_SECRET: "test-ipn-secret",
  NOWPAYMENTS_API_URL: "http://127.0.0.1:9/v1",
  METRICS_TOKEN: "test-metrics-token",
  LOG_LEVEL: "silent",
};

setEnv();

/** Sets the process's variables anew: the test values, with these in their place, and forgets what was made of them. An empty one is absent. */
export function setEnv(overrides: Record<string, string> = {}): void {
  globalThis.kioskEnv = readEnv({ ...VARIABLES, ...overrides });
  globalThis.kioskGateways = undefined;
  globalThis.kioskBot = undefined;
  process.env.DATABASE_URL = url; // for processes that a test starts
}

/** The address of this file's database, for clients and processes of a test's own. */
export function testDatabaseUrl(): string {
  return url;
}

beforeAll(renewDatabase);

afterEach(async () => {
  expect(await checkBooks(), "the books after this test").toEqual([]);
});

/** An empty shop again under the same address, for a test that has broken its books or filled them. */
export async function renewDatabase(): Promise<void> {
  await closeDatabase();
  await runAsAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await runAsAdmin(`CREATE DATABASE ${name} TEMPLATE ${inject("template")} STRATEGY file_copy`);
}

afterAll(async () => {
  await closeDatabase();
  await runAsAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

async function runAsAdmin(sql: string): Promise<void> {
  const admin = new pg.Client(inject("adminUrl"));
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

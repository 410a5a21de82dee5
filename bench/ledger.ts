// What it costs to credit money with ten million ledger entries behind it, beside a hundred thousand: the same statement that the worker runs
// for a finished payment (settle_deposit: locks, credit, ledger posting with all its checks, message), for refills of shoppers from all over
// the books, one at a time, in batches that take turns between the two databases. No fsync here: waiting for the disk would hide a growth.
// `--entries=1000000` for a shorter one.
import { parseArgs } from "node:util";
import pg from "pg";
import { closeDatabase } from "@/lib/db";
import { readEnv } from "@/lib/env";
import { CHECK_ALL } from "@/lib/ledger/check-books";
import { applyMigrations } from "@/prisma/apply-migrations";
import { startScratchPostgres } from "@/prisma/scratch-postgres";
import { databaseUrl } from "@/test/database-url";
import { makeDeposit, settle } from "@/test/factories";
import { fillLedger } from "./fill-ledger";
import { median, note, report } from "./report";

const SMALL = 100_000;
const CREDITS_PER_BATCH = 40;
const BATCHES = 25;
const WARM_UP_BATCHES = 3;

type Books = { url: string; entries: number; times: number[] };

const { values } = parseArgs({ options: { entries: { type: "string", default: "10000000" } } });
const large = Number(values.entries);

async function makeBooks(serverUrl: string, entries: number): Promise<Books> {
  const name = `books_${entries}`;
  const admin = new pg.Client(serverUrl);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = databaseUrl(serverUrl, name);
  await applyMigrations(url);
  const startedAt = performance.now();
  await fillLedger(url, entries);
  note(`${entries} entries written in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  return { url, entries, times: [] };
}

/** From here on this process works on those books. */
async function openBooks({ url }: Books): Promise<void> {
  await closeDatabase();
  globalThis.kioskEnv = readEnv({ DATABASE_URL: url, DATABASE_POOL_MAX: "1" });
}

async function creditBatch(books: Books): Promise<number[]> {
  await openBooks(books);
  const times: number[] = [];
  const shoppers = books.entries / 100;
  for (let credit = 0; credit < CREDITS_PER_BATCH; credit += 1) {
    const shopper = 1 + Math.floor(Math.random() * shoppers);
    const shopperId = `shp_${String(shopper).padStart(12, "0")}`;
    const deposit = await makeDeposit({ shopperId, priceMinor: 1_000n });
    const startedAt = performance.now();
    const outcome = await settle({
      ...deposit,
      receivedAmount: deposit.payAmount,
      creditMinor: 1_000n,
    });
    times.push(performance.now() - startedAt);
    if (outcome !== "credited") throw new Error(`a credit was ${outcome}`);
  }
  return times;
}

/** By a connection without a time limit: what was filled in and what was credited must be in order. */
async function proveBooks({ url, entries }: Books): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const startedAt = performance.now();
  const { rows } = await client.query(CHECK_ALL);
  await client.end();
  if (rows.length > 0) throw new Error(`the books: ${JSON.stringify(rows.slice(0, 3))}`);
  note(`${entries} entries proved in ${Math.round((performance.now() - startedAt) / 1000)} s`);
}

const postgres = await startScratchPostgres();
try {
  const small = await makeBooks(postgres.url, SMALL);
  const big = await makeBooks(postgres.url, large);
  for (let batch = -WARM_UP_BATCHES; batch < BATCHES; batch += 1)
    for (const books of [small, big]) {
      const times = await creditBatch(books);
      if (batch >= 0) books.times.push(median(times));
    }
  for (const books of [small, big]) {
    await proveBooks(books);
    note(`${books.entries} entries: ${median(books.times).toFixed(2)} ms a credit`);
  }
  const names = [large, SMALL].map((entries) => entries.toLocaleString("en"));
  const ratios = big.times.map((ms, batch) => ms / (small.times[batch] ?? Number.NaN));
  report({
    name: `a credit among ${names[0]} entries ÷ among ${names[1]}`,
    measured: median(ratios),
    below: 1.3,
  });
} finally {
  await closeDatabase();
  await postgres.stop();
}

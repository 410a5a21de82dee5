import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { POST } from "@/app/api/payment/create/route";
import { setBasketLine } from "@/lib/basket/set-basket-line";
import { closeDatabase, query, queryOne } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { cancelOrder } from "@/lib/order/cancel-order";
import { placeOrder } from "@/lib/order/place-order";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { callRoute } from "@/test/call-route";
import { setEnv, testDatabaseUrl } from "@/test/database";
import { makeOffer, makeShopper, type TestShopper } from "@/test/factories";
import { openSandbox } from "@/test/open-sandbox";

const BUYERS = 40;
const CONNECTIONS = String(BUYERS);

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});

beforeEach(async () => {
  setEnv({
    DATABASE_POOL_MAX: CONNECTIONS,
    NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
  });
  await closeDatabase();
  // Every buyer has a connection before the race begins.
  await Promise.all(Array.from({ length: BUYERS }, () => query({ text: "SELECT pg_sleep(0.2)" })));
});

afterAll(() => sandbox.close());

function makeBuyers(count: number): Promise<TestShopper[]> {
  return Promise.all(Array.from({ length: count }, () => makeShopper()));
}

function order(shopperId: string, offerId?: string) {
  return placeOrder({ shopperId, offerId, quantity: 1, isFromBalance: false, requestKey: null });
}

/** What became of a try: "ordered", or the code of the refusal. */
async function outcomeOf(tried: Promise<unknown>): Promise<string> {
  try {
    await tried;
    return "ordered";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function tally(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

async function unitsOf(offerId: string): Promise<Record<string, number>> {
  const rows = await query<{ state: string }>({
    text: "SELECT state FROM stock_unit WHERE offer_id = $1",
    values: [offerId],
  });
  return tally(rows.map(({ state }) => state));
}

async function buyersOf(offerId: string): Promise<number> {
  const { count } = await queryOne<{ count: number }>({
    text: "SELECT count(DISTINCT order_id)::int AS count FROM stock_unit WHERE offer_id = $1",
    values: [offerId],
  });
  return count;
}

test("of forty buyers at once for the last ten units ten order and thirty hear that it is sold out", async () => {
  const offer = await makeOffer({ units: 10 });
  const buyers = await makeBuyers(BUYERS);
  const outcomes = await Promise.all(buyers.map(({ id }) => outcomeOf(order(id, offer.id))));
  expect(tally(outcomes)).toEqual({ ordered: 10, OUT_OF_STOCK: 30 });
  expect([await unitsOf(offer.id), await buyersOf(offer.id)]).toEqual([{ reserved: 10 }, 10]);
});

test("forty checkouts at once make ten payments at the gateway, and none for those who came too late", async () => {
  const offer = await makeOffer({ units: 10, priceMinor: 2_500n });
  const buyers = await makeBuyers(BUYERS);
  const before = sandbox.nowpayments.payments().length;
  const body = { type: "offer", offer_id: offer.id, currency: "usdttrc20" };
  const answers = await Promise.all(
    buyers.map(({ telegramId: as }) => callRoute(POST, { method: "POST", as, body })),
  );
  const said = answers.map(({ status, json }) => `${status} ${json.code ?? json.order_status}`);
  expect(tally(said)).toEqual({ "201 awaiting": 10, "409 OUT_OF_STOCK": 30 });
  expect(new Set(answers.map(({ json }) => json.pay_address)).size).toBe(10 + 1); // and undefined
  expect(sandbox.nowpayments.payments()).toHaveLength(before + 10);
  expect([await unitsOf(offer.id), await buyersOf(offer.id)]).toEqual([{ reserved: 10 }, 10]);
});

test("units that are given back are sold again, each once", async () => {
  const offer = await makeOffer({ units: 10 });
  const early = await makeBuyers(10);
  const placed = await Promise.all(early.map(({ id }) => order(id, offer.id)));
  const late = await makeBuyers(BUYERS);
  await Promise.all(
    placed.map(({ orderId }, at) => cancelOrder({ orderId, shopperId: early[at]?.id ?? "" })),
  );
  const outcomes = await Promise.all(late.map(({ id }) => outcomeOf(order(id, offer.id))));
  expect(tally(outcomes)).toEqual({ ordered: 10, OUT_OF_STOCK: 30 });
  expect([await unitsOf(offer.id), await buyersOf(offer.id)]).toEqual([{ reserved: 10 }, 10]);
});

/** Takes the offer's units in a database transaction that is still open; `end` commits or gives them back. */
async function holdUnits(offerId: string): Promise<(how: "COMMIT" | "ROLLBACK") => Promise<void>> {
  const { id: shopper_id } = await makeShopper();
  const client = new pg.Client(testDatabaseUrl());
  await client.connect();
  const wish = {
    ...{ order_id: newId("order"), shopper_id, offer_id: offerId, quantity: 1, ttl_seconds: 60 },
    ...{ open_orders_max: 3, reserved_units_max: 20 },
    ...{ from_balance: false, stars_only_digital: false },
  };
  await client.query("BEGIN");
  await client.query("SELECT place_order($1)", [JSON.stringify(wish)]);
  return async (how) => {
    await client.query(how);
    await client.end();
  };
}

async function untilWaiting(count: number): Promise<void> {
  const text = `SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%place_order%'`;
  const deadline = Date.now() + 10_000;
  while ((await query({ text })).length < count) {
    if (Date.now() > deadline) throw new Error("nobody waits for the unit");
    await sleep(10);
  }
}

test.each([
  ["ROLLBACK", "ordered"],
  ["COMMIT", "OUT_OF_STOCK"],
] as const)(
  "who finds the last unit in another buyer's hands waits for their %s and hears the truth: %s",
  async (how, heard) => {
    const offer = await makeOffer({ units: 1 });
    const { id } = await makeShopper();
    const end = await holdUnits(offer.id);
    const outcome = outcomeOf(order(id, offer.id));
    await untilWaiting(1);
    await end(how);
    expect(await outcome).toBe(heard);
    expect(await unitsOf(offer.id)).toEqual({ reserved: 1 });
  },
);

test("nobody hears a false sold-out while thirty baskets take the units and must give them back", async () => {
  const offer = await makeOffer({ units: 10 });
  const empty = await makeOffer({ units: 0 }); // reserved after the other: offers are taken in the order of their ids
  const [buyers, others] = [await makeBuyers(10), await makeBuyers(30)];
  for (const { id: shopperId } of others)
    for (const offerId of [offer.id, empty.id])
      await setBasketLine({ shopperId, offerId, quantity: 1 });
  const [bought, refused] = await Promise.all([
    Promise.all(buyers.map(({ id }) => outcomeOf(order(id, offer.id)))),
    Promise.all(others.map(({ id }) => outcomeOf(order(id)))),
  ]);
  expect(tally(bought)).toEqual({ ordered: 10 });
  expect(tally(refused)).toEqual({ OUT_OF_STOCK: 30 });
  expect(await unitsOf(offer.id)).toEqual({ reserved: 10 });
});

/** How many deadlocks this database has seen; a connection reports its own at the latest when it ends. */
async function countDeadlocks(): Promise<number> {
  await closeDatabase();
  const text = `SELECT deadlocks::int, (SELECT count(*)::int FROM pg_stat_activity a
     WHERE a.datname = d.datname AND a.pid <> pg_backend_pid()) AS others FROM pg_stat_database d WHERE datname = current_database()`;
  for (;;) {
    const row = await queryOne<{ deadlocks: number; others: number }>({ text });
    if (row.others === 0) return row.deadlocks;
    await sleep(10);
  }
}

test("baskets of several offers, put together in opposite orders, never wait for each other in a circle", async () => {
  const before = await countDeadlocks();
  const offers: string[] = [];
  for (let made = 0; made < 4; made += 1) offers.push((await makeOffer({ units: 12 })).id);
  const buyers = await makeBuyers(BUYERS);
  for (const [at, { id: shopperId }] of buyers.entries())
    for (const offerId of at % 2 === 0 ? offers : offers.toReversed())
      await setBasketLine({ shopperId, offerId, quantity: 1 + (at % 3) });
  const outcomes = await Promise.all(buyers.map(({ id }) => outcomeOf(order(id))));
  const { ordered = 0, OUT_OF_STOCK = 0 } = tally(outcomes);
  expect([ordered + OUT_OF_STOCK, ordered >= 4]).toEqual([BUYERS, true]); // 3 units each at most
  const sold = await Promise.all(offers.map(async (id) => (await unitsOf(id)).reserved));
  expect(new Set(sold).size).toBe(1); // all or nothing
  expect(await countDeadlocks()).toBe(before);
});

test("a deadlock would be seen", async () => {
  const before = await countDeadlocks();
  const [one, two] = await makeBuyers(2);
  const clients = [new pg.Client(testDatabaseUrl()), new pg.Client(testDatabaseUrl())];
  await Promise.all(clients.map((client) => client.connect()));
  const lock = "UPDATE shopper SET seen_at = now() WHERE id = $1";
  for (const [at, client] of clients.entries()) {
    await client.query("BEGIN");
    await client.query(lock, [[one, two][at]?.id]);
  }
  const ends = await Promise.allSettled(
    clients.map((client, at) => client.query(lock, [[two, one][at]?.id])),
  );
  await Promise.all(clients.map((client) => client.end()));
  expect(ends.filter(({ status }) => status === "rejected")).toHaveLength(1);
  expect(await countDeadlocks()).toBe(before + 1);
});

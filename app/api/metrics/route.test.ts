import { beforeAll, expect, test } from "vitest";
import { GET as getHealth } from "@/app/health/route";
import { closeDatabase, query } from "@/lib/db";
import { findGateway } from "@/lib/gateway/find-gateway";
import { countEvent, observeSettle } from "@/lib/metrics";
import { callRoute } from "@/test/call-route";
import { setEnv } from "@/test/database";
import { makeSale } from "@/test/make-sale";
import { GET } from "./route";

const authorization = "Bearer test-metrics-token";

beforeAll(async () => {
  await makeSale();
});

async function scrape(): Promise<string> {
  const answer = await callRoute(GET, { headers: { authorization } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("text/plain");
  return answer.text;
}

/** The figures once the totals are among them: a scrape does not wait long for those to be counted. */
async function scrapeWith(total: string): Promise<string> {
  await expect.poll(scrape).toContain(total);
  return scrape();
}

test("the figures tell payments by outcome, queues, events, settling and HTTP", async () => {
  countEvent({ gateway: "nowpayments", result: "forged" });
  observeSettle({ gateway: "nowpayments", seconds: 0.2 });
  await callRoute(getHealth);
  const text = await scrapeWith('kiosk_payments{gateway="nowpayments",status="waiting"} 1');
  expect(text).toContain('kiosk_payments{gateway="nowpayments",status="settled"} 2');
  expect(text).toContain('kiosk_orders{state="awaiting"} 2');
  expect(text).toMatch(/kiosk_queue_depth\{queue="notification"\} [1-9]/);
  expect(text).toMatch(/kiosk_queue_age_seconds\{queue="notification"\} \d/);
  expect(text).toContain('kiosk_payment_events_total{gateway="nowpayments",result="forged"} 1');
  expect(text).toContain('kiosk_settle_seconds_count{gateway="nowpayments"} 1');
  expect(text).toMatch(
    /kiosk_http_seconds_count\{route="\/health",method="GET",status="200"\} [1-9]/,
  );
  expect(text).toContain("kiosk_database_up 1");
  expect(text).toContain("kiosk_worker_age_seconds +Inf");
});

test("totals are counted once a minute, what waits at every scrape", async () => {
  expect(await scrape()).toContain('kiosk_queue_depth{queue="payment_event"} 0');
  await query({ text: "UPDATE deposit SET status = 'failed' WHERE status = 'waiting'" });
  await query({
    text: "INSERT INTO payment_event (gateway, event_key, raw_body) VALUES ('nowpayments', 'e', '{}')",
  });
  const soon = await scrape();
  expect(soon).toContain('kiosk_payments{gateway="nowpayments",status="waiting"} 1');
  expect(soon).toContain('kiosk_queue_depth{queue="payment_event"} 1');
  globalThis.kioskTotals = undefined;
  const later = await scrapeWith('kiosk_payments{gateway="nowpayments",status="failed"} 1');
  expect(later).not.toContain('status="waiting"');
});

test("totals that cannot be counted take nothing else away", async () => {
  globalThis.kioskTotals = undefined;
  await query({ text: "ALTER TABLE notification RENAME COLUMN repeat_count TO repeats" });
  const text = await scrape();
  await query({ text: "ALTER TABLE notification RENAME COLUMN repeats TO repeat_count" });
  globalThis.kioskTotals = undefined;
  expect(text).toContain("kiosk_database_up 1");
  expect(text).toMatch(/kiosk_queue_depth\{queue="notification"\} [1-9]/);
  expect(text).not.toMatch(/^kiosk_(payments|message_repeats)\b/m);
});

test.each(["", "Bearer wrong", "test-metrics-token", "Basic dGVzdA=="])(
  "%j opens nothing",
  async (given) => {
    const answer = await callRoute(GET, { headers: given ? { authorization: given } : {} });
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain("kiosk_");
  },
);

test("without a token there are no metrics", async () => {
  setEnv({ METRICS_TOKEN: "" });
  expect((await callRoute(GET, { headers: { authorization } })).status).toBe(404);
  setEnv();
});

test("the shop is well as long as the database answers; a late worker is told", async () => {
  globalThis.kioskHealth = undefined;
  const late = await callRoute(getHealth);
  expect([late.status, late.json]).toEqual([
    200,
    {
      status: "ok",
      database: "ok",
      worker: { status: "late", age_seconds: null },
      gateways: { nowpayments: "ok" },
    },
  ]);
  await query({ text: "INSERT INTO worker_heartbeat VALUES ('w1', now())" });
  globalThis.kioskHealth = undefined;
  const well = { status: "ok", age_seconds: expect.any(Number) };
  expect((await callRoute(getHealth)).json.worker).toEqual(well);
});

test("a gateway that fails again and again is told", async () => {
  globalThis.kioskGateways = undefined;
  await Promise.allSettled(
    Array.from({ length: 4 }, () => findGateway("nowpayments")?.getPayment("5000000001")),
  );
  globalThis.kioskHealth = undefined;
  expect((await callRoute(getHealth)).json.gateways).toEqual({ nowpayments: "unavailable" });
});

test("without the database the shop is not well, and the metrics still answer", async () => {
  await closeDatabase();
  setEnv({ DATABASE_URL: "postgresql://nobody:nothing@127.0.0.1:9/nowhere" });
  globalThis.kioskHealth = undefined;
  const health = await callRoute(getHealth);
  expect([health.status, health.json.database]).toEqual([503, "unavailable"]);
  const text = await scrape();
  expect(text).toContain("kiosk_database_up 0");
  expect(text).not.toMatch(/^kiosk_(queue|payments|worker_age|message_repeats)/m);
  await closeDatabase();
  setEnv();
});

import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { POST as postIpn } from "@/app/api/ipn/[gateway]/route";
import { closeDatabase, query } from "@/lib/db";
import { renderMetrics } from "@/lib/metrics";
import { callRoute } from "@/test/call-route";
import { countRows } from "@/test/count-rows";
import { setEnv } from "@/test/database";
import { GET, POST } from "./route";

const SECRET = "test-ipn-secret";
const EVENT = {
  actually_paid: 10,
  order_id: "dep_1",
  pay_currency: "usdttrc20",
  payment_id: 5_000_000_001,
  payment_status: "finished",
  price_amount: 10,
};

function sign(body: string, secret = SECRET): string {
  return createHmac("sha512", secret).update(body).digest("hex");
}

function post(body: string | Uint8Array, headers: Record<string, string> = {}) {
  return callRoute(POST, { method: "POST", path: "/webhook", body, headers });
}

function genuine(change: object = {}): { body: string; headers: Record<string, string> } {
  const fields = Object.entries({ ...EVENT, ...change }).sort(([left], [right]) =>
    left < right ? -1 : 1,
  );
  const body = JSON.stringify(Object.fromEntries(fields));
  return { body, headers: { "x-nowpayments-sig": sign(body) } };
}

async function events(): Promise<{ raw_body: Buffer }[]> {
  return query<{ raw_body: Buffer }>({ text: "SELECT raw_body FROM payment_event ORDER BY id" });
}

test("a genuine event is stored byte for byte, once, under both paths", async () => {
  const { body, headers } = genuine();
  const answers = [
    await post(body, headers),
    await post(body, headers),
    await callRoute(postIpn, { method: "POST", params: { gateway: "nowpayments" }, body, headers }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await events()).map((row) => row.raw_body.toString())).toEqual([body]);
});

test("two hundred copies at once are one event", async () => {
  const before = (await events()).length;
  const { body, headers } = genuine({ payment_id: 5_000_000_002 });
  const answers = await Promise.all(Array.from({ length: 200 }, () => post(body, headers)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await events()).toHaveLength(before + 1);
});

test.each([
  ["of an unknown status", { payment_status: "teleported", payment_id: 5_000_000_003 }],
  ["of a payment nobody knows", { order_id: "' OR 1=1--", payment_id: 5_000_000_004 }],
  ["with absurd amounts", { actually_paid: "NaN", price_amount: -1, payment_id: 5_000_000_005 }],
  ["without a payment", { payment_id: null }],
])("a genuine event %s is stored all the same", async (_, change) => {
  const before = (await events()).length;
  const { body, headers } = genuine(change);
  expect((await post(body, headers)).status).toBe(200);
  expect(await events()).toHaveLength(before + 1);
});

const other = genuine({ payment_id: 5_000_000_009 });
const signature = genuine().headers["x-nowpayments-sig"] ?? "";

test.each([
  ["no signature", genuine().body, {}],
  ["an empty one", genuine().body, { "x-nowpayments-sig": "" }],
  ["null", genuine().body, { "x-nowpayments-sig": "null" }],
  ["another body's", genuine().body, other.headers],
  ["one changed byte", genuine().body.replace("10,", "99,"), genuine().headers],
  [
    "the API key instead of the secret",
    genuine().body,
    { "x-nowpayments-sig": sign(genuine().body, "test-api-key") },
  ],
  [
    "an empty secret",
    genuine().body,
    { "x-nowpayments-sig": createHmac("sha512", "").update(genuine().body).digest("hex") },
  ],
  ["a tail", genuine().body, { "x-nowpayments-sig": `${signature}zz` }],
  ["a shorter one", genuine().body, { "x-nowpayments-sig": signature.slice(2) }],
  ["two in one", genuine().body, { "x-nowpayments-sig": `${signature}, ${signature}` }],
  ["upper case", genuine().body, { "x-nowpayments-sig": signature.toUpperCase() }],
  [
    "sha256",
    genuine().body,
    { "x-nowpayments-sig": createHmac("sha256", SECRET).update(genuine().body).digest("hex") },
  ],
  [
    "a rider on the prototype",
    genuine().body.replace("{", '{"__proto__":{"payment_status":"finished"},'),
    genuine().headers,
  ],
])("an event with %s as its signature is refused and changes nothing", async (_, body, headers) => {
  const before = await countRows();
  const answer = await post(body, headers as Record<string, string>);
  expect([answer.status, answer.json.code]).toEqual([401, "SIGNATURE_INVALID"]);
  expect(await countRows()).toEqual(before);
});

test("an event above 64 KB is too large, signed or not, also when it does not say so", async () => {
  const { body, headers } = genuine({ order_description: "x".repeat(65_536) });
  expect((await post(body, headers)).status).toBe(413);
  expect((await post(body, { ...headers, "content-length": String(body.length) })).status).toBe(
    413,
  );
});

test("a gateway that is off, or that nobody has, is not found before any signature is looked at", async () => {
  const { body, headers } = genuine();
  for (const gateway of ["cryptomus", "..", "__proto__", "constructor", ""]) {
    const answer = await callRoute(postIpn, { method: "POST", params: { gateway }, body, headers });
    expect([gateway, answer.status]).toEqual([gateway, 404]);
  }
  setEnv({ NOWPAYMENTS_API_KEY: "", NOWPAYMENTS_IPN_SECRET: "" });
  expect((await post(body, headers)).status).toBe(404);
  setEnv();
});

test("events are posted", async () => {
  expect((await callRoute(GET)).status).toBe(405);
});

test("forgers are slowed down, the gateway behind the same address is not", async () => {
  const headers = { "x-kiosk-address": "198.51.100.9" };
  const answers = [];
  for (let at = 0; at < 35; at += 1) answers.push(await post(genuine().body, headers));
  expect(answers[0]?.status).toBe(401);
  expect(answers.at(-1)?.status).toBe(429);
  const real = genuine({ payment_id: 5_000_000_010 });
  expect((await post(real.body, { ...real.headers, ...headers })).status).toBe(200);
});

test("what becomes of events is counted", async () => {
  const { text } = await renderMetrics();
  for (const result of ["new", "repeated", "forged", "too_large", "not_found"])
    expect(text).toMatch(
      new RegExp(`kiosk_payment_events_total\\{gateway="[a-z]+",result="${result}"\\} [1-9]`),
    );
});

test("while the database is away an event is not taken, so that the gateway sends it again", async () => {
  await closeDatabase();
  setEnv({ DATABASE_URL: "postgresql://nobody:nothing@127.0.0.1:9/nowhere" });
  const { body, headers } = genuine({ payment_id: 5_000_000_011 });
  const answer = await post(body, headers);
  expect([answer.status, answer.json.code]).toEqual([503, "UNAVAILABLE"]);
  await closeDatabase();
  setEnv();
});

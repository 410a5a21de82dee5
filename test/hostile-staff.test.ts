// What somebody who works here may type or send by mistake, or a stolen session on purpose: refused by name or answered, never a fault of ours.
import { beforeEach, expect, test } from "vitest";
import { query } from "@/lib/db";
import { openReview } from "@/lib/settlement/open-review";
import "@/test/database";
import { callRoute } from "./call-route";
import { countRows } from "./count-rows";
import { makeOffer, makeShopper } from "./factories";
import { openDoor } from "./list-doors";
import { type SignedIn, signIn } from "./sign-in";

let owner: SignedIn;

const unlimit = () => query({ text: "DELETE FROM rate_limit" });

beforeEach(async () => {
  await unlimit();
  owner = await signIn();
});

const API = "app/api/admin";
const LISTS: Record<string, readonly string[]> = {
  audit: ["actor", "act", "subject", "q", "from", "to", "cursor"],
  batches: ["offer_id", "cursor"],
  orders: ["q", "from", "state", "gateway", "coin", "location", "product", "shopper", "cursor"],
  "orders/export": ["q", "product", "location"],
  payments: ["q", "to", "status", "purpose", "gateway", "coin", "shopper", "cursor"],
  products: ["q", "category", "kind", "location", "state", "stock", "cursor"],
  reviews: ["state", "reason", "cursor"],
  shoppers: ["q", "from", "mark", "cursor"],
  "shoppers/[id]/entries": ["cursor"],
  "shoppers/[id]/messages": ["cursor"],
  stock: ["q", "state", "product", "location", "cursor"],
  "stock/[offer_id]/units": ["state", "cursor"],
  "stock/[offer_id]/versions": ["cursor"],
  support: ["state", "cursor"],
  "support/[id]": ["cursor"],
  overview: ["from", "to", "tz"],
};

const place = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const HOSTILE = [
  "a\0b",
  "%_\\",
  "' OR 1=1--",
  "([{*+?",
  "9".repeat(18),
  "ord_\u{10ffff}",
  "ü".repeat(10_000),
  place([1e15, 1, "x"]),
  place([1, -1e15, "x"]),
  place([1, 1, "a\0b"]),
  place("99999999999"),
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+14:00",
  "1960-02-29T00:00:00Z",
  "9999-12-31T23:59:59-14:00",
];

test.each(Object.entries(LISTS))("the list %s answers to anything", async (list, names) => {
  const door = await openDoor(`${API}/${list}/route.ts`, "GET");
  const [{ id }, { id: offer_id }] = [await makeShopper(), await makeOffer()];
  await query({
    text: "INSERT INTO support_thread (id, shopper_id) VALUES ($1, $1)",
    values: [id],
  });
  for (const name of names)
    for (const value of HOSTILE) {
      await unlimit();
      const path = `/x?${new URLSearchParams({ [name]: value })}`;
      const call = { path, params: { id, offer_id }, headers: owner.headers };
      const answer = await callRoute(door, call);
      expect([name, value.slice(0, 40), answer.json.code ?? 200]).toEqual([
        ...[name, value.slice(0, 40)],
        expect.toBeOneOf([200, "MALFORMED"]),
      ]);
    }
});

const PUTS: [file: string, method: string, body: (text: string) => object][] = [
  ["categories", "POST", (title) => ({ slug: "some-slug", title })],
  ["locations", "POST", (name) => ({ name })],
  ["shoppers/[id]/note", "PUT", (note) => ({ note, previous_note: "" })],
  ["shoppers/[id]/ban", "POST", (reason) => ({ reason })],
  ["stock/[offer_id]/void", "POST", (reason) => ({ unit_ids: ["unt_1"], reason })],
  ["support/[id]/answer", "POST", (text) => ({ text, request_key: "a-key-of-a-form" })],
  ["imports", "POST", (source_name) => ({ offer_id: "x", format: "lines", source_name })],
  ["staff", "POST", (name) => ({ telegram_id: 5, name, role: "support" })],
  [
    "shoppers/[id]/adjust-balance",
    "POST",
    (reason) => ({ amount: "1.00", expected_balance: "0.00", reason }),
  ],
];

test.each(PUTS)("%s (%s) takes no text that is none", async (file, method, body) => {
  const door = await openDoor(`${API}/${file}/route.ts`, method);
  const { id } = await makeShopper();
  const before = await countRows();
  for (const text of ["half \ud83d a pair", "the other half \udc00", "a\u0000b"]) {
    const call = { method, params: { id, offer_id: "x" }, headers: owner.headers };
    const answer = await callRoute(door, { ...call, body: body(text) });
    expect([text, answer.status, answer.json.code]).toEqual([text, 400, "MALFORMED"]);
  }
  expect(await countRows()).toEqual(before);
});

const PERIODS = [
  { from: "0000-01-01", to: "0000-01-02", tz: "UTC" },
  { from: "0001-01-01", to: "0001-01-02", tz: "Asia/Tokyo" },
  { from: "9999-12-31", to: "9999-12-31", tz: "America/Los_Angeles" },
  { from: "2026-11-21", to: "2026-11-21", tz: "Nowhere/Land" },
  { from: "2026-11-21", to: "2026-11-21", tz: "localtime" },
  { from: "2026-11-21", to: "2026-11-21", tz: "posixrules" },
  { from: "2026-11-21", to: "2026-11-21", tz: "Etc/GMT+12" },
];

test.each(["overview", "overview/deposits", "overview/products"])(
  "%s answers to any period and any clock",
  async (name) => {
    const door = await openDoor(`${API}/${name}/route.ts`, "GET");
    for (const period of PERIODS) {
      const path = `/x?${new URLSearchParams(period)}`;
      const answer = await callRoute(door, { path, headers: owner.headers });
      expect([period, answer.json.code ?? 200]).toEqual([
        period,
        expect.toBeOneOf([200, "MALFORMED"]),
      ]);
    }
  },
);

test("prices are not changed beyond what a price may be", async () => {
  const door = await openDoor(`${API}/offers/prices/route.ts`, "POST");
  const { id } = await makeOffer({ priceMinor: 100_000_000n });
  const before = await countRows();
  const changes = [
    { kind: "add", amount: "-1000000.00" },
    { kind: "add", amount: "-999999999.99" },
    { kind: "add", amount: "999999999.99" },
    { kind: "percent", percent: "-100", step: "0.01" },
    { kind: "percent", percent: "-999999999.99", step: "0.01" },
    { kind: "percent", percent: "999999999.99", step: "0.01" },
  ];
  for (const change of changes)
    for (const dry_run of [true, false]) {
      const body = { change, offers: [{ id, version: 1 }], dry_run };
      const call = { method: "POST", headers: owner.headers, body };
      const { json } = await callRoute(door, call);
      expect([change, json]).toMatchObject([
        change,
        dry_run ? { items: [{ after: null }] } : { code: "MALFORMED" },
      ]);
    }
  expect(await countRows()).toEqual(before);
});

test("a review is not ended by whoever names a time that no calendar of ours has", async () => {
  await openReview({
    ...{ reason: "UNKNOWN_PAYMENT", gateway: "nowpayments", subject: "77", evidence: {} },
  });
  const [review] = await query<{ id: string }>({ text: "SELECT id FROM review" });
  const door = await openDoor(`${API}/reviews/[id]/route.ts`, "POST");
  for (const opened_at of ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z"]) {
    const body = { outcome: "dismissed", opened_at, reason: "looked at" };
    const params = { id: String(review?.id) };
    const call = { method: "POST", params, headers: owner.headers, body };
    expect((await callRoute(door, call)).json.code).toBe("MALFORMED");
  }
});

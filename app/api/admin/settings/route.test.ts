import { afterEach, beforeAll, expect, test } from "vitest";
import { query } from "@/lib/db";
import { env } from "@/lib/env";
import type { SettingView } from "@/lib/setting/rules";
import { callRoute } from "@/test/call-route";
import { setEnv } from "@/test/database";
import { openDoor } from "@/test/list-doors";
import { type SignedIn, signIn } from "@/test/sign-in";
import { GET, PUT } from "./route";

const ONE = "app/api/admin/settings/[name]/route.ts";

let owner: SignedIn;

beforeAll(async () => {
  owner = await signIn();
});

afterEach(async () => {
  await query({ text: "DELETE FROM setting" });
  setEnv();
});

const put = (body: unknown) => callRoute(PUT, { method: "PUT", headers: owner.headers, body });

const save = (name: string, value: unknown, changed_at: string | null = null) =>
  put({ changes: [{ name, value, changed_at }] });

const itemsOf = ({ json }: { json: Record<string, unknown> }) => json.items as SettingView[];

test("a save answers with every setting as it is now, and can be taken back with its time", async () => {
  const saved = await save("MAX_OPEN_ORDERS", "9");
  expect(saved.status).toBe(200);
  const item = itemsOf(saved).find(({ name }) => name === "MAX_OPEN_ORDERS");
  expect(item).toMatchObject({ value: "9", default: "3" });
  expect(itemsOf(await callRoute(GET, { headers: owner.headers }))).toEqual(itemsOf(saved));

  const reset = async (changed_at: string) =>
    callRoute(await openDoor(ONE, "DELETE"), {
      method: "DELETE",
      headers: owner.headers,
      params: { name: "MAX_OPEN_ORDERS" },
      path: `/?${new URLSearchParams({ changed_at })}`,
    });
  const stale = await reset("2026-01-01T00:00:00.000Z");
  expect([stale.status, stale.json.code]).toEqual([409, "CHANGED_MEANWHILE"]);
  expect(env().MAX_OPEN_ORDERS).toBe(9);
  expect((await reset(item?.changed_at ?? "")).status).toBe(200);
  expect(env().MAX_OPEN_ORDERS).toBe(3);
});

test("what is wrong is told per setting", async () => {
  const answer = await put({
    changes: [
      { name: "MAX_OPEN_ORDERS", value: "0", changed_at: null },
      { name: "SHOP_NAME", value: "Corner", changed_at: null },
    ],
  });
  expect([answer.status, answer.json.code]).toEqual([400, "MALFORMED"]);
  expect(answer.json.errors).toEqual({
    MAX_OPEN_ORDERS: ["must be a whole number from 1 to 1000"],
  });
  expect(env().SHOP_NAME).toBe("Kiosk");
});

test.each([
  ["a name that is no setting", { changes: [{ name: "PORT", value: "1", changed_at: null }] }],
  ["a secret", { changes: [{ name: "ENCRYPTION_KEY", value: "x", changed_at: null }] }],
  ["a number", { changes: [{ name: "MAX_OPEN_ORDERS", value: 5, changed_at: null }] }],
  ["no time", { changes: [{ name: "MAX_OPEN_ORDERS", value: "5" }] }],
  ["a time that is none", { changes: [{ name: "MAX_OPEN_ORDERS", value: "5", changed_at: "x" }] }],
  [
    "one setting twice",
    { changes: ["5", "6"].map((value) => ({ name: "MAX_OPEN_ORDERS", value, changed_at: null })) },
  ],
  ["nothing", { changes: [] }],
  ["something else", { changes: [], extra: 1 }],
])("a body with %s is malformed", async (_, body) => {
  const answer = await put(body);
  expect([answer.status, answer.json.code]).toEqual([400, "MALFORMED"]);
});

test("the eight texts fit into one body at their full length, in any script", async () => {
  const names = ["TERMS", "PRIVACY"].flatMap((text) =>
    ["EN", "DE", "RU", "AR"].map((language) => `${text}_${language}`),
  );
  const value = "茶".repeat(20_000);
  const answer = await put({ changes: names.map((name) => ({ name, value, changed_at: null })) });
  expect([answer.status, itemsOf(answer).filter((item) => item.value === value)]).toEqual([
    200,
    expect.objectContaining({ length: 8 }),
  ]);
  const larger = await save("TERMS_EN", "x".repeat(530_000));
  expect([larger.status, larger.json.code]).toEqual([413, "BODY_TOO_LARGE"]);
});

test("a setting that is none is not found", async () => {
  const answer = await callRoute(await openDoor(ONE, "DELETE"), {
    method: "DELETE",
    headers: owner.headers,
    params: { name: "toString" },
    path: "/?changed_at=2026-01-01T00:00:00.000Z",
  });
  expect([answer.status, answer.json.code]).toEqual([404, "NOT_FOUND"]);
});

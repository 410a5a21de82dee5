import { afterEach, beforeEach, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { callRoute } from "@/test/call-route";
import { setEnv } from "@/test/database";
import { openSandbox } from "@/test/open-sandbox";
import { GET } from "./route";

type Entry = {
  currency: string;
  title: string;
  network: string;
  gateway: string;
  min_amount: string | null;
  payable: boolean;
};

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await openSandbox();
  setEnv({ NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1` });
});

afterEach(async () => {
  await sandbox.close();
});

async function list(search = ""): Promise<Entry[]> {
  const answer = await callRoute(GET, { path: `/api/currencies${search}` });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return JSON.parse(answer.text);
}

test("what can be paid with comes with its network and minimum, in the shop's order", async () => {
  const all = await list();
  expect(all[0]).toEqual({
    currency: "btc",
    title: "Bitcoin",
    network: "Bitcoin",
    gateway: "nowpayments",
    min_amount: expect.stringMatching(/^\d+\.\d\d$/),
    payable: true,
  });
  expect(all.length).toBeGreaterThan(5);
  expect(all.every((entry) => entry.payable)).toBe(true);
});

test("an amount below a coin's minimum cannot be paid with it, the minimum itself can", async () => {
  const minimum = (await list())[0]?.min_amount ?? "";
  expect((await list("?amount=0.01")).some((entry) => entry.payable)).toBe(false);
  expect((await list(`?amount=${minimum}`))[0]?.payable).toBe(true);
});

test.each(["0", "0.00", "-5", "1e3", "5,00", "abc", "", " 5", "5.001", "9999999999"])(
  "an amount of %j is malformed",
  async (amount) => {
    const answer = await callRoute(GET, {
      path: `/api/currencies?${new URLSearchParams({ amount })}`,
    });
    expect([answer.status, answer.json.code]).toEqual([400, "MALFORMED"]);
    expect(answer.json.errors).toHaveProperty("amount");
  },
);

test("a coin that is switched off is not offered, and the others are", async () => {
  const all = (await list()).map(({ currency }) => currency);
  setEnv({ NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`, CURRENCIES_OFF: "btc,ton" });
  const left = all.filter((currency) => currency !== "btc" && currency !== "ton");
  expect((await list()).map(({ currency }) => currency)).toEqual(left);
});

test("a gateway that never answered is a bad gateway", async () => {
  setEnv({ NOWPAYMENTS_API_URL: "http://127.0.0.1:9/v1" });
  const answer = await callRoute(GET);
  expect([answer.status, answer.json.code]).toEqual([502, "GATEWAY_UNAVAILABLE"]);
});

test("without a gateway there is nothing to pay with", async () => {
  setEnv({ NOWPAYMENTS_API_KEY: "", NOWPAYMENTS_IPN_SECRET: "" });
  expect(await list()).toEqual([]);
});

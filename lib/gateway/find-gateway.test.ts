import { afterEach, beforeEach, expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import { findGateway } from "./find-gateway";
import { listGateways } from "./list-gateways";

const on = {
  NOWPAYMENTS_API_KEY: "key",
  NOWPAYMENTS_IPN_SECRET: "secret",
  PUBLIC_URL: "https://shop.example",
};

function reset(): void {
  globalThis.kioskEnv = undefined;
  globalThis.kioskGateways = undefined;
}

beforeEach(reset);
afterEach(reset);

test("a gateway is on when its variables are set, and one per process", () => {
  globalThis.kioskEnv = readEnv(on);
  expect(findGateway("nowpayments")?.name).toBe("nowpayments");
  expect(findGateway("nowpayments")).toBe(findGateway("nowpayments"));
  expect(listGateways()).toEqual([findGateway("nowpayments")]);
});

test("a gateway whose variables are unset is off", () => {
  globalThis.kioskEnv = readEnv({});
  expect(findGateway("nowpayments")).toBeNull();
  expect(listGateways()).toEqual([]);
});

test.each(["", "NOWPAYMENTS", "cash", "__proto__", "constructor"])(
  "there is no gateway %j",
  (name) => {
    globalThis.kioskEnv = readEnv(on);
    expect(findGateway(name)).toBeNull();
  },
);

import pg from "pg";
import { afterEach, expect, it, vi } from "vitest";
import { readEnv } from "./env";
import { log } from "./log";

afterEach(() => vi.restoreAllMocks());

it("an error that drags its connection along is logged without it", () => {
  globalThis.kioskEnv = readEnv({ LOG_LEVEL: "warn" });
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  const client = new pg.Client("postgresql://shop:password-of-mine@127.0.0.1:9/shop");
  log().warn({ err: Object.assign(new Error("terminating"), { client, code: "57P01" }) }, "lost");
  const { err } = JSON.parse(lines.join(""));
  expect(err).toMatchObject({ message: "terminating", code: "57P01" });
  expect(Object.keys(err)).not.toContain("client");
});

import pg from "pg";
import { afterEach, expect, it, vi } from "vitest";
import { readEnv } from "./env";
import { log, scrub } from "./log";

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

it.each([
  ["of a bot", "https://api.telegram.org/bot7000000001:AAsecretsecretsecretsecretsecretsecr/getMe"],
  ["of a launch", "GET /#tgWebAppData=user%3Dsecret%26hash%3Dsecret&tgWebAppVersion=8.0"],
  ["that proves a launch", `auth_date=1&hash=${"5ec4e7".repeat(11).slice(0, 64)}`],
  ["of the database", "connect to postgresql://shop:secret%40word@db.example:5432/shop failed"],
])("what is secret %s is taken out of a line, and the rest is not", (_whose, line) => {
  const left = scrub(JSON.stringify({ line }));
  expect(left).toContain("[secret]");
  expect(left).not.toMatch(/secret(?!])|5ec4e7/);
  expect(JSON.parse(left).line.length).toBeGreaterThan(15);
});

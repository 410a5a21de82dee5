// docs/http.md and docs/http-admin.md against the code: what can be called, by whom, and every way in which callers are refused.
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { ERROR_CODES } from "@/lib/errors";
import { statusOf } from "@/lib/web/problem";
import { readSeedFile } from "@/prisma/seed-file";

const TEXT = readFileSync("docs/http.md", "utf8");
const ADMIN_TEXT = readFileSync("docs/http-admin.md", "utf8");
const PARAMETER = "{…}";
const CALL = /`((?:GET|POST|PUT|PATCH|DELETE) \/[^`? ]*)/g;

const routes = globSync("app/**/route.ts").filter((file) => !file.includes("[..."));
const isOfStaff = (file: string) => file.startsWith("app/api/admin/");

/** `GET /api/orders/{…}` for every call that a text in backticks names; a query may follow. */
function listTold(text: string): string[] {
  return [...text.matchAll(CALL)].map(([, call = ""]) => call.replaceAll(/\{\w+\}/g, PARAMETER));
}

/** The calls of a route, each with the right that its handler asks for. */
function listCalls(file: string): { call: string; right: string | undefined }[] {
  const address = file
    .replace(/^app/, "")
    .replace(/\/route\.ts$/, "")
    .replaceAll(/\[\w+\]/g, PARAMETER);
  const handlers = readFileSync(file, "utf8").matchAll(
    /^export const (\w+) = (.*?)(?=^export|^const)/gms,
  );
  return [...handlers].map(([, method, handler = ""]) => ({
    call: `${method} ${address}`,
    right: /requireStaff\(request, "(\w+)"\)/.exec(handler)?.[1],
  }));
}

test("every call that outsiders can make is told, and no other", () => {
  const calls = routes.filter((file) => !isOfStaff(file)).flatMap(listCalls);
  expect([...new Set(listTold(TEXT))].sort()).toEqual(calls.map(({ call }) => call).sort());
});

test("every call that staff can make is told once, and no other", () => {
  const calls = routes.filter(isOfStaff).flatMap(listCalls);
  expect(listTold(ADMIN_TEXT).sort()).toEqual(calls.map(({ call }) => call).sort());
});

test("every call of staff is told with the right that it asks for", () => {
  const asked = routes.filter(isOfStaff).flatMap(listCalls);
  const told = ADMIN_TEXT.split("\n").flatMap((line) => {
    const [, first = "", right = ""] = line.split("|");
    return listTold(first).map((call) => ({ call, right: right.replaceAll(/[ `]/g, "") }));
  });
  const wrong = asked.filter(
    ({ call, right }) => right && told.find((row) => row.call === call)?.right !== right,
  );
  expect(asked.length).toBeGreaterThan(90);
  expect(wrong).toEqual([]);
});

test.each(ERROR_CODES)("%s is told with its status", (code) => {
  const rows = TEXT.split("\n").filter((line) => /^\| \d{3} \|/.test(line));
  const row = rows.find((line) => line.includes(`\`${code}\``));
  expect(row).toMatch(new RegExp(`^\\| ${statusOf(code)} \\|`));
});

test("the seed file that is shown can be read", () => {
  const [, shown = ""] = /```json\n(.*?)```/s.exec(TEXT) ?? [];
  const folder = mkdtempSync(path.join(tmpdir(), "kiosk-docs-"));
  const file = path.join(folder, "shop.json");
  writeFileSync(file, shown);
  const units = readSeedFile(file).products.flatMap(({ offers }) =>
    offers.flatMap((offer) => offer.units),
  );
  rmSync(folder, { recursive: true });
  expect(units.map(({ files }) => files)).toEqual([[], ["map.png"]]);
});

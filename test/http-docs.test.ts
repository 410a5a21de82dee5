// docs/http.md against the code: what outsiders may call, and every way in which they are refused.
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { ERROR_CODES } from "@/lib/errors";
import { statusOf } from "@/lib/web/problem";
import { readSeedFile } from "@/prisma/seed-file";

const TEXT = readFileSync("docs/http.md", "utf8");
const PARAMETER = "{…}";

/** `GET /api/orders/{…}` for every call that a text in backticks names; a query may follow. */
const told = new Set(
  [...TEXT.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/[^`? ]*)/g)].map(([, call = ""]) =>
    call.replaceAll(/\{\w+\}/g, PARAMETER),
  ),
);

const ROUTES = globSync("app/**/route.ts").filter(
  (file) => !file.startsWith("app/api/admin/") && !file.includes("[..."),
);

function listCalls(file: string): string[] {
  const address = file
    .replace(/^app/, "")
    .replace(/\/route\.ts$/, "")
    .replaceAll(/\[\w+\]/g, PARAMETER);
  const methods = readFileSync(file, "utf8").matchAll(/^export const (\w+) = /gm);
  return [...methods].map(([, method]) => `${method} ${address}`);
}

test("every call that outsiders can make is told, and no other", () => {
  expect([...told].sort()).toEqual(ROUTES.flatMap(listCalls).sort());
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

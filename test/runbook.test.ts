// docs/runbook.md against the database: whoever has trouble finds no statement there that does not work.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";

const STATEMENTS = [
  ...readFileSync("docs/runbook.md", "utf8").matchAll(/`((?:SELECT|UPDATE) [^`]+)`/g),
].map(([, statement = ""]) => statement.replaceAll(/\s+/g, " "));

test("there are statements to copy", () => {
  expect(STATEMENTS.length).toBeGreaterThan(8);
});

test.each(STATEMENTS)("can be run: %s", async (statement) => {
  const filled = statement.replaceAll("'…'", "''").replaceAll("…", "0");
  await expect(query({ text: `EXPLAIN ${filled}` })).resolves.not.toEqual([]);
});

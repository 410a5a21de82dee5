import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { afterEach, expect, inject, it } from "vitest";
import "@/test/database";
import { diffSchema } from "./write-migration";

const home = process.cwd();

afterEach(() => {
  process.chdir(home);
});

function diff(): Promise<string> {
  const url = new URL(inject("adminUrl"));
  return diffSchema({
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
  });
}

it("the migrations lead exactly to schema.prisma", async () => {
  expect(await diff()).toBe("");
});

it("a model without a migration is found", async () => {
  const elsewhere = mkdtempSync(path.join(tmpdir(), "kiosk-drift-"));
  cpSync("prisma/schema.prisma", path.join(elsewhere, "prisma/schema.prisma"));
  cpSync("prisma/migrations", path.join(elsewhere, "prisma/migrations"), { recursive: true });
  appendFileSync(
    path.join(elsewhere, "prisma/schema.prisma"),
    '\nmodel Planted {\n  id Int @id\n\n  @@map("planted")\n}\n',
  );
  process.chdir(elsewhere);
  expect(await diff()).toContain('CREATE TABLE "planted"');
  process.chdir(home);
  rmSync(elsewhere, { recursive: true });
});

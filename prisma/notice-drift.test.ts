import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { expect, it } from "vitest";
import "@/test/database";
import { diffHere } from "@/test/diff-here";

it("a model without a migration is noticed", async () => {
  const home = process.cwd();
  const elsewhere = mkdtempSync(path.join(tmpdir(), "kiosk-drift-"));
  const schema = path.join(elsewhere, "prisma/schema.prisma");
  cpSync("prisma/schema.prisma", schema);
  cpSync("prisma/migrations", path.join(elsewhere, "prisma/migrations"), { recursive: true });
  appendFileSync(schema, '\nmodel Planted {\n  id Int @id\n\n  @@map("planted")\n}\n');
  try {
    process.chdir(elsewhere);
    expect(await diffHere()).toContain('CREATE TABLE "planted"');
  } finally {
    process.chdir(home);
    rmSync(elsewhere, { recursive: true });
  }
});

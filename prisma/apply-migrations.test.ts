import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeEach, expect, inject, it } from "vitest";
import "@/test/database";
import { databaseUrl } from "@/test/database-url";
import { applyMigrations, readMigrations } from "./apply-migrations";

const names = readMigrations().map(({ name }) => name);
const databases: string[] = [];
let url: string;

beforeEach(async () => {
  const database = `kiosk_fresh_${randomUUID().replaceAll("-", "")}`;
  databases.push(database);
  url = databaseUrl(inject("adminUrl"), database);
  await run(inject("adminUrl"), `CREATE DATABASE ${database}`);
});

afterAll(async () => {
  for (const database of databases)
    await run(inject("adminUrl"), `DROP DATABASE ${database} WITH (FORCE)`);
});

async function run(where: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(where);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

it("an empty database gets every migration, and a second call changes nothing", async () => {
  expect(await applyMigrations(url)).toEqual(names);
  const before = await run(url, "SELECT * FROM _prisma_migrations ORDER BY migration_name");
  expect(await applyMigrations(url)).toEqual([]);
  expect(await run(url, "SELECT * FROM _prisma_migrations ORDER BY migration_name")).toEqual(
    before,
  );
});

it("what is applied is recorded as Prisma records it: by name, finished, with the file's SHA-256", async () => {
  await applyMigrations(url);
  const rows = await run(
    url,
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL AND applied_steps_count = 1 ORDER BY 1`,
  );
  expect(rows).toEqual(readMigrations().map(({ name, checksum }) => ({ name, checksum })));
});

it("three processes that start at once apply each migration once", async () => {
  const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(url)));
  expect(applied.flat().sort()).toEqual(names);
});

it("a migration that was edited after it was applied stops the start and is named", async () => {
  await applyMigrations(url);
  await run(
    url,
    `UPDATE _prisma_migrations SET checksum = repeat('0', 64) WHERE migration_name = '${names[0]}'`,
  );
  await expect(applyMigrations(url)).rejects.toThrow(`${names[0]} was changed`);
});

it("a migration that fails leaves nothing of itself behind and is named", async () => {
  await run(url, "CREATE TABLE shop (id int)"); // in the way of the first migration
  await expect(applyMigrations(url)).rejects.toThrow(`${names[0]} failed`);
  const tables = await run(
    url,
    "SELECT relname FROM pg_class WHERE relname IN ('shopper', 'orders')",
  );
  expect(tables).toEqual([]);
});

import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { EnvError } from "@/lib/env";

const LOCK = 726_001;

/** Prisma's own layout of the table in which it records what was applied, so that `prisma migrate deploy` agrees. */
const RECORDS = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

type Migration = { name: string; sql: string; checksum: string };

/** The migrations of a folder in Prisma's layout (`<time>_<name>/migration.sql`), oldest first. */
export function readMigrations(folder = path.resolve("prisma/migrations")): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, "migration.sql")),
    )
    .map(({ name }) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

/**
 * Brings a database to the newest schema: each migration in a transaction of its own, under an advisory lock, so that
 * any number of processes may start at once. Returns the names applied. Refuses a database whose applied migration was edited since. @throws EnvError when
 * there is no database, or too old a one.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const client = await connect(databaseUrl);
  try {
    await requireVersion(client);
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query(RECORDS);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const names: string[] = [];
    for (const migration of readMigrations()) {
      const checksum = applied.get(migration.name);
      if (checksum && checksum !== migration.checksum)
        throw new EnvError(
          `DATABASE_URL: migration ${migration.name} was changed after it was applied`,
        );
      if (!checksum) {
        await applyOne(client, migration);
        names.push(migration.name);
      }
    }
    return names;
  } finally {
    await client.end(); // gives the advisory lock back
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on("error", () => undefined); // the query in flight rejects with the same error
    await client.connect();
    return client;
  } catch (cause) {
    throw new EnvError(`DATABASE_URL leads to no database: ${reasonOf(cause)}`, { cause });
  }
}

/** A name with several addresses fails with one error for each, and no message of its own. */
function reasonOf(error: unknown): string {
  const one = error instanceof AggregateError ? error.errors[0] : error;
  return one instanceof Error ? one.message : String(one);
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`Migration ${name} failed`, { cause: error });
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  if ((rows[0]?.version ?? 0) < 150_000)
    throw new EnvError("DATABASE_URL: PostgreSQL 15 or newer is needed");
}

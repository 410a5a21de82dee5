import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/generated/prisma/client";
import { env } from "@/lib/env";
import { AppError, ERROR_CODES, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";

const STATEMENT_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;
const REFUSED = "KIOSK"; // SQLSTATE of refuse() in the functions migration
const TRY_AGAIN = new Set(["40P01", "40001"]); // deadlock, serialization failure
const AWAY = /^(08|57P0|53)/; // connection lost, shutting down, out of resources
const TRIES = 3;

declare global {
  var kioskPool: pg.Pool | undefined;
  var kioskPrisma: PrismaClient | undefined;
}

/** The process's one pool. Amounts of coins and int8 come as text, so that no digit is lost. */
export function pool(): pg.Pool {
  globalThis.kioskPool ??= makePool();
  return globalThis.kioskPool;
}

/** Prisma over the same pool: for everything that is not a hot path. */
export function prisma(): PrismaClient {
  globalThis.kioskPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return globalThis.kioskPrisma;
}

function makePool(): pg.Pool {
  const made = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS + 2_000, // a half-open connection never answers at all
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    application_name: "kiosk",
  });
  made.on("error", (error) => log().warn({ err: error }, "an idle database connection was lost"));
  // Without a listener of its own a checked-out client whose connection dies ends the process.
  made.on("connect", (client) => {
    client.on("error", () => undefined);
  });
  return made;
}

/** With a name it is prepared once a connection and kept; without one it is planned each time. */
export type Statement = { name?: string; text: string; values?: unknown[] };

/**
 * Runs one statement. A refusal by a SQL function becomes the AppError of that name; a deadlock is tried again;
 * a database that is away becomes UNAVAILABLE.
 */
export async function query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await pool().query<Row>(statement);
      return result.rows;
    } catch (error) {
      if (attempt < TRIES && TRY_AGAIN.has(sqlState(error))) continue;
      throw translate(error);
    }
  }
}

/** Like `query`, for statements that answer one row. @throws AppError NOT_FOUND when there is none */
export async function queryOne<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row> {
  const [row] = await query<Row>(statement);
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** Runs one statement that may take minutes, on a connection of its own, so that it neither hits the usual limit nor holds a place in the pool. */
export async function queryAtLeisure<Row extends pg.QueryResultRow>(
  text: string,
  limit: { timeoutMs: number },
): Promise<Row[]> {
  try {
    return await connectAtLeisure(limit, async (client) => (await client.query<Row>(text)).rows);
  } catch (error) {
    throw translate(error);
  }
}

async function connectAtLeisure<Result>(
  { timeoutMs }: { timeoutMs: number },
  run: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: timeoutMs,
    query_timeout: timeoutMs + 2_000,
    keepAlive: true,
    application_name: "kiosk at leisure",
  });
  client.on("error", () => undefined); // the statement says so
  try {
    await client.connect();
    return await run(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A database transaction under way. */
export type Transaction = {
  query: <Row extends pg.QueryResultRow>(statement: Statement) => Promise<Row[]>;
};

/**
 * Runs several statements as one database transaction, for what is no hot path. Refusals, deadlocks and lost connections as for `query`: `run`
 * may be called again, so it does nothing but ask the database.
 */
export function transaction<Result>(run: Run<Result>): Promise<Result> {
  return untilDone(() => tryTransaction(run));
}

/** Like `transaction`, for statements that may take minutes; on a connection of its own. */
export function transactionAtLeisure<Result>(
  run: Run<Result>,
  limit: { timeoutMs: number },
): Promise<Result> {
  return untilDone(() =>
    connectAtLeisure(limit, async (client) => {
      await client.query("BEGIN"); // without a COMMIT, closing the connection undoes it
      const result = await run({
        query: async (statement) => (await client.query(statement)).rows,
      });
      await client.query("COMMIT");
      return result;
    }),
  );
}

type Run<Result> = (tx: Transaction) => Promise<Result>;

async function untilDone<Result>(attemptOnce: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce();
    } catch (error) {
      if (attempt < TRIES && TRY_AGAIN.has(sqlState(error))) continue;
      throw translate(error);
    }
  }
}

async function tryTransaction<Result>(run: Run<Result>): Promise<Result> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await run({
      query: async (statement) => (await client.query(statement)).rows,
    });
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((lost: Error) => {
      broken = lost; // not to be used again
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Lets go of all connections; the last act of a process. */
export async function closeDatabase(): Promise<void> {
  await globalThis.kioskPrisma?.$disconnect();
  await globalThis.kioskPool?.end();
  globalThis.kioskPrisma = undefined;
  globalThis.kioskPool = undefined;
}

function sqlState(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function translate(error: unknown): unknown {
  const state = sqlState(error);
  if (error instanceof pg.DatabaseError && state === REFUSED && isErrorCode(error.message))
    return new AppError(error.message, { details: JSON.parse(error.detail ?? "{}"), cause: error });
  const isAway =
    AWAY.test(state) ||
    ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND"].includes(state) ||
    (error instanceof Error &&
      /timeout exceeded when trying to connect|Connection terminated|Query read timeout/.test(
        error.message,
      ));
  return isAway ? new AppError("UNAVAILABLE", { cause: error }) : error;
}

function isErrorCode(text: string): text is ErrorCode {
  return ERROR_CODES.some((code) => code === text);
}

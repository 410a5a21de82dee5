// The product as it runs for customers: the production build behind server.ts, in a process of its own, on a PostgreSQL that keeps what it
// commits, with the doubles of Telegram and the gateway in the benchmark's process. `npm run build` comes first.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { closeDatabase } from "@/lib/db";
import { readEnv } from "@/lib/env";
import { applyMigrations } from "@/prisma/apply-migrations";
import { type ScratchPostgres, startScratchPostgres } from "@/prisma/scratch-postgres";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { serveArguments } from "@/scripts/serve-arguments";
import { databaseUrl } from "@/test/database-url";
import { note } from "./report";

const FIRST_PORT = Number(process.env.BENCH_PORT ?? 4400);

export const secrets = {
  TELEGRAM_BOT_TOKEN: "7000000001:benchmarks-benchmarks-benchmarks",
  TELEGRAM_WEBHOOK_SECRET: "benchmarks-webhook-secret",
  ENCRYPTION_KEY: Buffer.alloc(32, 5).toString("base64"),
  NOWPAYMENTS_API_KEY: "benchmarks-key",
  NOWPAYMENTS_IPN_SECRET: "benchmarks-ipn-secret",
};

export type Ground = { postgres: ScratchPostgres; sandbox: Sandbox; stop: () => Promise<void> };

export type Server = { url: string; databaseUrl: string; pid: number };

/** PostgreSQL and the doubles, for any number of servers; `stop` ends those, too. */
export async function startGround(): Promise<Ground> {
  if (!existsSync(".next/BUILD_ID")) throw new Error("There is no build: npm run build");
  const postgres = await startScratchPostgres({ isDurable: true });
  const sandbox = await startSandbox({
    port: FIRST_PORT + 90,
    botToken: secrets.TELEGRAM_BOT_TOKEN,
    ipnSecret: secrets.NOWPAYMENTS_IPN_SECRET,
    nowpaymentsApiKey: secrets.NOWPAYMENTS_API_KEY,
    randomSeed: 1,
  });
  const stop = async () => {
    await closeDatabase();
    for (const child of servers.splice(0))
      if (child.exitCode === null && child.kill("SIGTERM")) await once(child, "exit");
    await sandbox.close();
    await postgres.stop();
  };
  for (const name of ["SIGINT", "SIGTERM"] as const)
    process.once(name, () => void stop().finally(() => process.exit(1)));
  return { postgres, sandbox, stop };
}

const servers: ChildProcess[] = [];

/** A server on a database of its own, which is filled before it opens. */
export async function startServer({
  ground,
  worker,
  fill = async () => undefined,
}: {
  ground: Ground;
  worker: "inline" | "off";
  fill?: () => Promise<unknown>;
}): Promise<Server> {
  const port = FIRST_PORT + servers.length;
  const server = {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: await createDatabase(ground.postgres, `shop_${port}`),
  };
  const env = {
    ...secrets,
    NODE_ENV: "production" as const,
    DATABASE_URL: server.databaseUrl,
    PORT: String(port),
    PUBLIC_URL: server.url,
    TELEGRAM_API_ROOT: ground.sandbox.url,
    NOWPAYMENTS_API_URL: `${ground.sandbox.url}/nowpayments/v1`,
    WORKER: worker,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
  };
  await lookAtDatabase(env);
  await fill();
  const profile = process.env.BENCH_PROFILE ? ["--cpu-prof", "--cpu-prof-dir=.data/profiles"] : [];
  const args = [...profile, ...serveArguments()];
  args.splice(-1, 0, "--import", "./bench/constant-route.ts");
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  servers.push(child);
  await untilHealthy(server.url, child);
  return { ...server, pid: child.pid ?? 0 };
}

async function createDatabase(postgres: ScratchPostgres, name: string): Promise<string> {
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = databaseUrl(postgres.url, name);
  await applyMigrations(url);
  return url;
}

/** From here on this process's own queries (makers of rows, proofs) go to that server's database. */
async function lookAtDatabase(variables: Record<string, string>): Promise<void> {
  await closeDatabase();
  globalThis.kioskEnv = readEnv(variables);
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    const isUp = await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) return note(`the shop is open at ${url}`);
    await sleep(100);
  }
  throw new Error("the shop does not open");
}

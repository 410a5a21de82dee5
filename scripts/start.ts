// `npm start`. Without TELEGRAM_BOT_TOKEN: a PostgreSQL in .data/, the demo shop, a sandbox Telegram and gateway, the production build.
// With it: the shop itself. Ctrl-C ends all of it.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { EnvError, env } from "@/lib/env";
import { type OwnPostgres, OwnPostgresError, startOwnPostgres } from "@/prisma/own-postgres";
import { serveArguments } from "./serve-arguments";

const SOURCES = "{app,bot,components,lib,public,prisma}/**/*.{ts,tsx,css,prisma,svg}";
const BUILD_MARK = ".next/BUILD_ID";
const PORT_TRIES = 40;
const PORT_RETRY_MS = 250;

class StartError extends Error {}

const children: ChildProcess[] = [];
let postgres: Promise<OwnPostgres> | null = null;
let isStopping = false;

/** Starts one of our programs; should this script be killed, it sees the channel break and stops by itself. */
function run(args: string[], variables: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      ...variables,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1", // it would write into the home folder
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: process.platform !== "win32", // Ctrl-C reaches only this script, which ends the others in order
  });
  children.push(child);
  return child;
}

async function finish(child: ChildProcess): Promise<void> {
  const [code] = await once(child, "exit");
  if (code !== 0 && !isStopping)
    throw new StartError(`${child.spawnargs.at(-1)} ended with ${code}`);
}

async function build(): Promise<void> {
  process.stdout.write("Building the shop, once …\n");
  await finish(run(["scripts/generate.mjs"], {}));
  await finish(run(["node_modules/next/dist/bin/next", "build"], {}));
}

function isBuildStale(): boolean {
  if (!existsSync(BUILD_MARK)) return true;
  const built = statSync(BUILD_MARK).mtimeMs;
  return globSync([SOURCES, "*.{ts,mjs,json}"]).some((file) => statSync(file).mtimeMs > built);
}

function readSecrets(): Record<string, string> {
  const file = ".data/sandbox-secrets.json";
  mkdirSync(".data", { recursive: true });
  if (!existsSync(file)) {
    const secrets = {
      TELEGRAM_BOT_TOKEN: `7000000001:${randomBytes(24).toString("base64url")}abc`,
      TELEGRAM_WEBHOOK_SECRET: randomBytes(24).toString("base64url"),
      ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      NOWPAYMENTS_API_KEY: randomBytes(16).toString("hex"),
      NOWPAYMENTS_IPN_SECRET: randomBytes(16).toString("hex"),
    };
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

async function startSandboxed(): Promise<void> {
  const port = String(env().PORT);
  const sandboxPort = process.env.SANDBOX_PORT || "3100";
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  if (!env().DATABASE_URL) postgres = startOwnPostgres();
  const own = await postgres;
  await untilPortsAreFree();
  const variables = {
    ...readSecrets(),
    DATABASE_URL: env().DATABASE_URL ?? own?.url ?? "",
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SANDBOX_PORT: sandboxPort,
    SANDBOX_DATA_FILE: ".data/sandbox.json",
    FRAME_ANCESTORS: `${sandboxUrl} http://localhost:${sandboxPort}`,
    TELEGRAM_API_ROOT: sandboxUrl,
    NOWPAYMENTS_API_URL: `${sandboxUrl}/nowpayments/v1`,
    ADMIN_IDS: process.env.ADMIN_IDS || "100000001",
    LOG_LEVEL: process.env.LOG_LEVEL || "warn",
  };
  run(["--import", "tsx", "sandbox/main.ts"], variables).once("exit", () => void stop(1));
  await finish(run(["--import", "tsx", "prisma/seed.ts"], variables));
  if (isStopping) return;
  run(serveArguments(), variables).once("exit", () => void stop(1));
  await untilHealthy(`${variables.PUBLIC_URL}/health`);
  process.stdout.write(
    `\nThe shop is open. Buy something at  ${sandboxUrl}\n(Ctrl-C stops everything; nothing is lost.)\n\n`,
  );
}

/** Asked before the build too: nobody should wait for that only to hear that a port is taken. */
async function untilPortsAreFree(): Promise<void> {
  await untilFree("PORT", String(env().PORT));
  await untilFree("SANDBOX_PORT", process.env.SANDBOX_PORT || "3100");
}

/** What a killed start left behind needs a moment to end by itself. */
async function untilFree(name: string, port: string): Promise<void> {
  for (let tries = 0; tries < PORT_TRIES; tries += 1) {
    if (await isFree(Number(port))) return;
    await sleep(PORT_RETRY_MS);
  }
  throw new StartError(`${name} ${port} is in use by another program: stop it, or set ${name}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

async function untilHealthy(url: string): Promise<void> {
  for (let tries = 0; tries < 240 && !isStopping; tries += 1) {
    const isUp = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) return;
    await sleep(250);
  }
  if (!isStopping) throw new StartError("The shop does not answer");
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const child of children.toReversed()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  const own = await postgres?.catch(() => null);
  await own?.stop();
  process.exit(code);
}

async function main(): Promise<void> {
  env();
  if (!env().TELEGRAM_BOT_TOKEN) await untilPortsAreFree();
  if (isBuildStale()) await build();
  if (isStopping) return;
  if (!env().TELEGRAM_BOT_TOKEN) return startSandboxed();
  run(serveArguments(), {}).once("exit", (code) => void stop(code ?? 1));
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => void stop(0));
process.on("disconnect", () => void stop(0));

main().catch((error: unknown) => {
  const isPlain = [EnvError, OwnPostgresError, StartError].some((kind) => error instanceof kind);
  process.stderr.write(`${isPlain && error instanceof Error ? error.message : String(error)}\n`);
  void stop(1);
});

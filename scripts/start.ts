// `npm start`. Without TELEGRAM_BOT_TOKEN: a PostgreSQL in .data/, the demo shop, a sandbox Telegram and gateway, the production build.
// With it: the shop itself. Ctrl-C ends all of it.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import process from "node:process";
import { startOwnPostgres } from "@/prisma/own-postgres";

const SOURCES = "{app,bot,components,lib,public,prisma}/**/*.{ts,tsx,css,prisma,svg}";
const BUILD_MARK = ".next/BUILD_ID";
const children: ChildProcess[] = [];

function run(command: string, args: string[], env: Record<string, string>): ChildProcess {
  const child = spawn(command, args, {
    env: { ...process.env, ...env, NODE_ENV: "production" },
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
    detached: process.platform !== "win32", // Ctrl-C reaches only this script, which ends the others in order
  });
  children.push(child);
  return child;
}

async function finish(child: ChildProcess): Promise<void> {
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${child.spawnargs.join(" ")} ended with ${code}`);
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
  const port = process.env.PORT ?? "3000";
  const sandboxPort = process.env.SANDBOX_PORT ?? "3100";
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const postgres = process.env.DATABASE_URL ? null : await startOwnPostgres();
  const env = {
    ...readSecrets(),
    DATABASE_URL: process.env.DATABASE_URL ?? postgres?.url ?? "",
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SANDBOX_PORT: sandboxPort,
    SANDBOX_DATA_FILE: ".data/sandbox.json",
    FRAME_ANCESTORS: `${sandboxUrl} http://localhost:${sandboxPort}`,
    TELEGRAM_API_ROOT: sandboxUrl,
    NOWPAYMENTS_API_URL: `${sandboxUrl}/nowpayments/v1`,
    ADMIN_IDS: process.env.ADMIN_IDS ?? "100000001",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
  };
  const stop = stopOnSignal(async () => postgres?.stop());
  run("tsx", ["sandbox/main.ts"], env).once("exit", () => void stop(1));
  await finish(run("tsx", ["prisma/seed.ts"], env));
  run("tsx", ["server.ts"], env).once("exit", () => void stop(1));
  await untilHealthy(`${env.PUBLIC_URL}/health`);
  process.stdout.write(
    `\nThe shop is open. Buy something at  ${sandboxUrl}\n(Ctrl-C stops everything; nothing is lost.)\n\n`,
  );
}

function stopOnSignal(last: () => Promise<unknown>): (code: number) => Promise<void> {
  let isStopping = false;
  const stop = async (code: number) => {
    if (isStopping) return;
    isStopping = true;
    for (const child of children.toReversed()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    await last();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(0));
  return stop;
}

async function untilHealthy(url: string): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    const isUp = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("The shop does not answer");
}

if (isBuildStale()) {
  process.stdout.write("Building the shop, once …\n");
  await finish(run("npm", ["run", "--silent", "build"], {}));
}
if (process.env.TELEGRAM_BOT_TOKEN) {
  const stop = stopOnSignal(async () => undefined);
  run("tsx", ["server.ts"], {}).once("exit", (code) => void stop(code ?? 1));
} else await startSandboxed();

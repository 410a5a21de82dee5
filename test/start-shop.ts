// The shop under the journeys of e2e/: the production build on a PostgreSQL of its own, stocked with the demo shop (SEED=off: empty), in
// front of the sandbox. Ports: PORT (3931) and SANDBOX_PORT (3932). Ends with everything it started on SIGTERM.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { startScratchPostgres } from "@/prisma/scratch-postgres";
import { startSandbox } from "@/sandbox/start-sandbox";

const port = Number(process.env.PORT ?? 3931);
const publicUrl = `http://127.0.0.1:${port}`;
const tsx = process.platform === "win32" ? "tsx.cmd" : "tsx";

const secrets = {
  TELEGRAM_BOT_TOKEN: "7000000001:journeys-journeys-journeys-journeys",
  TELEGRAM_WEBHOOK_SECRET: "journeys-webhook-secret",
  ENCRYPTION_KEY: Buffer.alloc(32, 9).toString("base64"),
  NOWPAYMENTS_API_KEY: "journeys-key",
  NOWPAYMENTS_IPN_SECRET: "journeys-ipn-secret",
};

const postgres = await startScratchPostgres();
process.send?.({ databaseUrl: postgres.url }); // to whoever started this one by a channel (e2e/empty-shop.ts)
const sandbox = await startSandbox({
  port: Number(process.env.SANDBOX_PORT ?? 3932),
  botToken: secrets.TELEGRAM_BOT_TOKEN,
  ipnSecret: secrets.NOWPAYMENTS_IPN_SECRET,
  nowpaymentsApiKey: secrets.NOWPAYMENTS_API_KEY,
  miniAppUrl: publicUrl,
});

const env = {
  ...process.env,
  ...secrets,
  NODE_ENV: "production" as const,
  DATABASE_URL: postgres.url,
  PUBLIC_URL: publicUrl,
  // One owner for each journey that needs one (e2e/admin-*.spec.ts): a new link puts the last one of the same owner out of use.
  ADMIN_IDS:
    process.env.ADMIN_IDS ??
    "200000001,200000002,200000003,200000004,200000005,200000006,200000041,200000042,200000043,200000021,200000022,200000023,200000031,200000032,200000051,200000052,200000053,200000054,200000055,200000056,200000057,200000058,200000061,200000071,200000062",
  FRAME_ANCESTORS: sandbox.url,
  TELEGRAM_API_ROOT: sandbox.url,
  NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
  NEW_ORDER_ALERTS: "off", // two dozen owners, and each journey buys
  LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
};

if (process.env.SEED !== "off")
  await finish(spawn(tsx, ["prisma/seed.ts"], { env, stdio: "inherit" })); // migrates first
const server = spawn(tsx, ["server.ts"], { env, stdio: "inherit" });
server.once("exit", (code) => void stop(code ?? 1));
process.once("SIGTERM", () => void stop(0));
process.once("SIGINT", () => void stop(0));

async function finish(child: ChildProcess): Promise<void> {
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${child.spawnargs.join(" ")} ended with ${code}`);
}

let isStopping = false;

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  if (server.exitCode === null && server.kill("SIGTERM")) await once(server, "exit");
  await sandbox.close();
  await postgres.stop();
  process.exit(code);
}

import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase, query } from "@/lib/db";
import { readEnv } from "@/lib/env";
import { applyMigrations } from "@/prisma/apply-migrations";
import { findFreePort, startScratchPostgres } from "@/prisma/scratch-postgres";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { makeOffer } from "@/test/factories";
import { startProcess, stopProcess, until, untilHealthy } from "@/test/start-process";
import { OFFERS, VICTIMS, type Victim } from "./plan";

/** A shop whose parts are killed and come back by themselves, as under any supervisor. */
export type CampaignShop = {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly offerIds: readonly string[];
  readonly isImpatient: boolean;
  /** kill -9, as soon as the victim is there; resolves at once after it. */
  readonly kill: (victim: Victim) => Promise<void>;
  /** Resolves when nothing is dead any more. */
  readonly untilUp: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Part = { readonly kill: () => boolean; readonly stop: () => Promise<void> };

const PRICE_MINOR = 2_500n;
const RESTART_MS = 300;

// What a worker held goes back when its lease ends; a worker that is dead does not mind when that is sooner.
const END_LEASES = [
  "UPDATE payment_event SET lease_until = now() WHERE lease_until > now()",
  "UPDATE notification SET lease_until = now() WHERE lease_until > now()",
];

// The database may have been killed just before.
async function endLeases(): Promise<void> {
  for (const text of END_LEASES)
    await until("the database answers", () =>
      query({ text }).then(
        () => true,
        () => false,
      ),
    );
}

/** `app` is the server's script. `isImpatient`: half minutes that somebody only waits for are skipped. */
export async function startCampaignShop({
  app,
  units,
  isImpatient,
}: {
  app: string;
  units: number;
  isImpatient: boolean;
}): Promise<CampaignShop> {
  const postgres = await startScratchPostgres({ isDurable: true });
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const secrets = {
    TELEGRAM_BOT_TOKEN: "7000000001:campaign-campaign-campaign-campaign",
    TELEGRAM_WEBHOOK_SECRET: "campaign-webhook-secret",
    ENCRYPTION_KEY: Buffer.alloc(32, 9).toString("base64"),
    NOWPAYMENTS_API_KEY: "campaign-key",
    NOWPAYMENTS_IPN_SECRET: "campaign-ipn-secret",
  };
  const sandbox = await startSandbox({
    botToken: secrets.TELEGRAM_BOT_TOKEN,
    ipnSecret: secrets.NOWPAYMENTS_IPN_SECRET,
    nowpaymentsApiKey: secrets.NOWPAYMENTS_API_KEY,
    randomSeed: 7,
  });
  Object.assign(sandbox.nowpayments.settings, { ipnRetries: 5, stepMs: 300 });
  const env = {
    ...secrets,
    DATABASE_URL: postgres.url,
    PORT: String(port),
    PUBLIC_URL: url,
    WORKER: "off",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "fatal",
    TELEGRAM_API_ROOT: sandbox.url,
    NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
  };
  globalThis.kioskEnv = readEnv({ ...env, LOG_LEVEL: "silent" });
  await applyMigrations(postgres.url);
  await query({ text: "SELECT initialise_shop('EUR', ARRAY['nowpayments'])" });
  const offerIds: string[] = [];
  while (offerIds.length < OFFERS)
    offerIds.push((await makeOffer({ priceMinor: PRICE_MINOR, units })).id);

  const parts: Record<Victim, Part> = {
    app: keepRunning(() => startProcess(app, env)),
    worker: keepRunning(
      () => startProcess("worker/run.ts", env),
      isImpatient ? endLeases : undefined,
    ),
    postgres: keepPostgres(postgres),
  };
  await untilHealthy(url);
  return {
    ...{ url, sandbox, offerIds, isImpatient },
    kill: (victim) => until(`${victim} is there to be killed`, async () => parts[victim].kill()),
    untilUp: () => untilHealthy(url),
    stop: async () => {
      await closeDatabase();
      for (const victim of VICTIMS) await parts[victim].stop();
      await sandbox.close();
    },
  };
}

/** Starts a process, and again whenever it has ended. */
function keepRunning(
  start: () => ReturnType<typeof startProcess>,
  beforeRestart?: () => Promise<void>,
): Part {
  let isStopping = false;
  let child = start();
  const watch = () =>
    child.once("exit", async () => {
      if (!isStopping) await beforeRestart?.();
      await sleep(RESTART_MS);
      if (isStopping) return;
      child = start();
      watch();
    });
  watch();
  return {
    kill: () => child.exitCode === null && child.signalCode === null && child.kill("SIGKILL"),
    stop: () => {
      isStopping = true;
      return stopProcess(child);
    },
  };
}

/** Kills the postmaster as it stands in its own file: it is no child that we could wait for in order. */
function keepPostgres(postgres: Awaited<ReturnType<typeof startScratchPostgres>>): Part {
  let restarting: Promise<void> | null = null;
  return {
    kill: () => {
      if (restarting) return false;
      const [pid] = readFileSync(path.join(postgres.dataDir, "postmaster.pid"), "utf8").split("\n");
      process.kill(Number(pid), "SIGKILL");
      restarting = postgres.restart().finally(() => {
        restarting = null;
      });
      return true;
    },
    stop: async () => {
      await restarting;
      await postgres.stop();
    },
  };
}

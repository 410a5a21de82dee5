// A shop of its own for one journey, begun on an empty database: server and sandbox on ports that no other journey uses.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "@playwright/test";
import { PgBoss } from "pg-boss";

export type EmptyShop = {
  /** The shop's own address, and that of its sandbox. */
  readonly url: string;
  readonly sandboxUrl: string;
  /** Has the worker check books and audit log now, as it does every hour. */
  readonly proveAll: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const START_MS = 180_000;
const STOP_MS = 15_000;
const NEXT_STEP = "nothing is on sale yet: send /admin to the bot to set up the shop";

/** Starts one; resolves when it answers and has said what to do next. */
export async function startEmptyShop({
  port,
  adminId,
}: {
  port: number;
  adminId: number;
}): Promise<EmptyShop> {
  const child = spawn(process.execPath, ["--import", "tsx", "test/start-shop.ts"], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: {
      ...process.env,
      ...{ PORT: String(port), SANDBOX_PORT: String(port + 1), SEED: "off", LOG_LEVEL: "info" },
      ADMIN_IDS: String(adminId),
    },
  });
  const stop = () => stopChild(child);
  let said = "";
  child.stdout?.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  try {
    const [{ databaseUrl }] = await once(child, "message", {
      signal: AbortSignal.timeout(START_MS),
    });
    const url = `http://127.0.0.1:${port}`;
    await expect.poll(() => isUp(url), { timeout: START_MS }).toBe(true);
    await expect.poll(() => said).toContain(NEXT_STEP);
    const sandboxUrl = `http://127.0.0.1:${port + 1}`;
    return { url, sandboxUrl, proveAll: () => proveAll(databaseUrl), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function isUp(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/health`).catch(() => null);
  return answer?.ok ?? false;
}

async function proveAll(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false, migrate: false });
  await boss.start();
  for (const name of ["prove-books", "prove-audit"]) await boss.send(name);
  await boss.stop();
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  await Promise.race([once(child, "exit"), sleep(STOP_MS)]);
}

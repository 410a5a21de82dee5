import { setTimeout as sleep } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { requireEnv } from "@/lib/env";
import { isProved } from "@/lib/is-proved";
import { log } from "@/lib/log";
import { proveAudit } from "./prove-audit";
import { proveBooks } from "./prove-books";
import { pruneRecords } from "./prune-records";

type Schedule = {
  readonly name: string;
  readonly cron: string;
  readonly run: () => Promise<unknown>;
  /** What it proves: once at the start, too, where that was never proved. */
  readonly proves?: "books" | "audit";
};

const SCHEDULES: readonly Schedule[] = [
  { name: "prove-books", cron: "7 * * * *", run: () => proveBooks(), proves: "books" },
  { name: "prove-audit", cron: "37 * * * *", run: () => proveAudit(), proves: "audit" },
  { name: "prune-records", cron: "23 3 * * *", run: pruneRecords },
];

const CONNECTIONS_MAX = 2;
const POLL_SECONDS = 10;
const RETRY_MS = 5_000;
const STOP_WITHIN_MS = 5_000;

/**
 * What happens by the clock, once however many workers there are: pg-boss keeps times and jobs in a schema of its own in the same database.
 * A database that is away is tried again until `stop`.
 */
export function startSchedules(): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const started = untilStarted(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      const boss = await started;
      await boss?.stop({ graceful: true, timeout: STOP_WITHIN_MS });
    },
  };
}

async function untilStarted(signal: AbortSignal): Promise<PgBoss | null> {
  while (!signal.aborted) {
    const boss = new PgBoss({
      connectionString: requireEnv("DATABASE_URL"),
      application_name: "kiosk schedules",
      max: CONNECTIONS_MAX,
    });
    boss.on("error", (error) => log().warn({ err: error }, "the schedules have a difficulty"));
    try {
      await boss.start();
      for (const schedule of SCHEDULES) await add(boss, schedule);
      return boss;
    } catch (error) {
      log().warn({ err: error }, "the schedules could not be started yet");
      await boss.stop({ graceful: false }).catch(() => undefined); // it may never have begun
    }
    await sleep(RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined); // stopped meanwhile
  }
  return null;
}

async function add(boss: PgBoss, { name, cron, run, proves }: Schedule): Promise<void> {
  await boss.createQueue(name, { policy: "singleton", retryLimit: 2, retryDelay: 60 });
  await boss.schedule(name, cron, null, { tz: "UTC" });
  if (proves && !(await isProved(proves))) await boss.send(name);
  await boss.work(name, { pollingIntervalSeconds: POLL_SECONDS }, run);
}

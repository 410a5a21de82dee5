import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { closeConnections } from "@/lib/close-connections";
import { EnvError, requireEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { followSettings } from "@/lib/setting/follow-settings";
import { requireSameKey } from "@/lib/stock/require-same-key";
import { stopOnSignal } from "@/lib/stop-on-signal";
import { startWorker } from "./main";

const TRY_AGAIN_MS = 2_000;

// `npm run worker`: a worker apart from the web instances. They migrate the database; this one only works on it.
try {
  requireEnv("TELEGRAM_BOT_TOKEN");
  requireEnv("DATABASE_URL");
  await untilKeyIsKnown();
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const unfollow = await followSettings();
const worker = startWorker();
stopOnSignal(async () => {
  await worker.stop();
  unfollow();
  await closeConnections();
});

/** A database that is away or not migrated yet is waited for: with a wrong key every delivery would be given up. @throws EnvError */
async function untilKeyIsKnown(): Promise<void> {
  for (;;) {
    try {
      return await requireSameKey();
    } catch (error) {
      if (error instanceof EnvError) throw error;
      log().warn({ err: error }, "the worker waits for the database");
      await sleep(TRY_AGAIN_MS);
    }
  }
}

import process from "node:process";
import { closeConnections } from "@/lib/close-connections";
import { EnvError, requireEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { requireSameKey } from "@/lib/stock/require-same-key";
import { startWorker } from "./main";

// `npm run worker`: a worker apart from the web instances. They migrate the database; this one only works on it.
try {
  requireEnv("TELEGRAM_BOT_TOKEN");
  requireEnv("DATABASE_URL");
  await requireSameKey();
} catch (error) {
  // A database that is away or not migrated yet is waited for.
  if (error instanceof EnvError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

const worker = startWorker();
let isStopping = false;

for (const name of ["SIGTERM", "SIGINT", "disconnect"] as const)
  process.on(name, () => {
    if (isStopping) return;
    isStopping = true;
    void worker
      .stop()
      .then(closeConnections)
      .catch((error: unknown) => log().error({ err: error }, "stopping was not clean"))
      .finally(() => process.exit(0));
  });

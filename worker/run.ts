import process from "node:process";
import { closeConnections } from "@/lib/close-connections";
import { EnvError, env, requireEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { startWorker } from "./main";

// `npm run worker`: a worker apart from the web instances. They migrate the database; this one only works on it.
try {
  env();
  requireEnv("DATABASE_URL");
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const worker = startWorker();
let isStopping = false;

for (const name of ["SIGTERM", "SIGINT"] as const)
  process.on(name, () => {
    if (isStopping) return;
    isStopping = true;
    void worker
      .stop()
      .then(closeConnections)
      .catch((error: unknown) => log().error({ err: error }, "stopping was not clean"))
      .finally(() => process.exit(0));
  });

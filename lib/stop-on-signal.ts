import process from "node:process";
import { log } from "@/lib/log";

const STOP_LIMIT_MS = 20_000;

/**
 * Ends the process in order when it is asked to, with code 0; with 1 when that fails or takes too long. Asked twice, as by npm and the
 * terminal or the service manager at once, it is asked once.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const end = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log().error({ err: error }, "stopping was not clean");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  process.on("disconnect", end); // whoever started this process was killed
}

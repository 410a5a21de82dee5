import type { Random } from "@/sandbox/random";
import type { Weather } from "@/sandbox/weather";

/** One line of the page's "What happened". */
export type LogEntry = {
  id: number;
  at: number;
  source: "wallet" | "gateway" | "ipn" | "telegram" | "update";
  text: string;
  tone: "good" | "bad" | "plain";
};

/** What both doubles share. `changed` tells the page and the data file that something is new. */
export type SandboxContext = {
  weather: Weather;
  random: Random;
  log: (entry: Pick<LogEntry, "source" | "text" | "tone">) => void;
  changed: () => void;
  /** Aborted when the sandbox closes: waits end, retries stop. */
  signal: AbortSignal;
};

/** Waits; ends early, without an error, when the sandbox closes. */
export function pause(context: Pick<SandboxContext, "signal">, delayMs: number): Promise<void> {
  if (delayMs <= 0 || context.signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      context.signal.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, delayMs);
    context.signal.addEventListener("abort", finish);
  });
}

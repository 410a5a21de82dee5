import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/log";

/** Something done again and again. */
export type Job = {
  readonly name: string;
  /** One round; how much it did. While that is more than nothing the next round follows at once. */
  readonly run: () => Promise<number>;
  /** A round at least this often, also when nobody wakes it; asked anew after each round that did nothing. */
  readonly tickMs: number | (() => number);
  /** The table whose new rows wake it. */
  readonly wokenBy?: string;
};

export type Loop = {
  /** There may be work. */
  readonly wake: () => void;
  /** No further round; resolves when the present one is over. */
  readonly stop: () => Promise<void>;
};

const FAILURE_PAUSE_MS = 500;
const FAILURE_PAUSE_MAX_MS = 10_000;

/** Runs a job until it is stopped. A round that fails is logged and followed by a growing pause; it never ends the loop. */
export function startLoop(job: Job): Loop {
  const stopping = new AbortController();
  let failures = 0;
  let isWoken = false;
  let interrupt: () => void = () => undefined;

  async function rest(ms: number): Promise<void> {
    const pause = new AbortController();
    interrupt = () => pause.abort();
    if (!isWoken && !stopping.signal.aborted)
      await sleep(ms, undefined, { signal: pause.signal }).catch(() => undefined); // woken early
    interrupt = () => undefined;
  }

  async function turn(): Promise<void> {
    while (!stopping.signal.aborted) {
      isWoken = false;
      try {
        const done = await job.run();
        failures = 0;
        if (done === 0) await rest(typeof job.tickMs === "number" ? job.tickMs : job.tickMs());
      } catch (error) {
        log().error({ err: error, job: job.name }, "a job failed");
        failures += 1;
        isWoken = false; // what fails is not tried faster because more of it arrives
        await rest(Math.min(FAILURE_PAUSE_MS * 2 ** failures, FAILURE_PAUSE_MAX_MS));
      }
    }
  }

  const finished = turn();
  return {
    wake: () => {
      isWoken = true;
      if (failures === 0) interrupt();
    },
    stop: () => {
      stopping.abort();
      interrupt();
      return finished;
    },
  };
}

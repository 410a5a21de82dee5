import { setTimeout as sleep } from "node:timers/promises";

/** A gate that lets `perSecond` pass, evenly: whoever comes too early waits for their turn, in order. */
export function makePace(perSecond: number): () => Promise<void> {
  const gapMs = 1000 / perSecond;
  let nextAt = 0;
  return async () => {
    const now = performance.now();
    const turn = Math.max(now, nextAt);
    nextAt = turn + gapMs;
    if (turn > now) await sleep(turn - now);
  };
}

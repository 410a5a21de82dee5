import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { readEnv } from "@/lib/env";
import { startLoop } from "./loop";

const LONG_MS = 60_000;

beforeEach(() => {
  globalThis.kioskEnv = readEnv({ LOG_LEVEL: "silent" });
  globalThis.kioskLog = undefined;
});

describe("startLoop", () => {
  it("goes round at once while there is work, then rests until it is woken", async () => {
    const left = [3, 2, 1, 0, 1, 0];
    let rounds = 0;
    const run = async () => {
      rounds += 1;
      return left.shift() ?? 0;
    };
    const loop = startLoop({ name: "test", tickMs: LONG_MS, run });
    await expect.poll(() => rounds).toBe(4);
    loop.wake();
    await expect.poll(() => rounds).toBe(6);
    await loop.stop();
    expect(rounds).toBe(6);
  });

  it("does not forget who woke it during a round", async () => {
    let rounds = 0;
    const loop = startLoop({
      name: "test",
      tickMs: LONG_MS,
      run: async () => {
        rounds += 1;
        if (rounds === 1) loopWakes();
        await sleep(5);
        return 0;
      },
    });
    function loopWakes(): void {
      setImmediate(() => loop.wake());
    }
    await expect.poll(() => rounds).toBe(2);
    await loop.stop();
    expect(rounds).toBe(2);
  });

  it("ticks without being woken", async () => {
    let rounds = 0;
    const run = async () => {
      rounds += 1;
      return 0;
    };
    const loop = startLoop({ name: "test", tickMs: 5, run });
    await expect.poll(() => rounds).toBeGreaterThan(3);
    await loop.stop();
  });

  it("survives failures, and waits for longer after each, woken or not", async () => {
    const at: number[] = [];
    const loop = startLoop({
      name: "test",
      tickMs: 1,
      run: async () => {
        at.push(performance.now());
        if (at.length < 2) throw new Error("away");
        return 0;
      },
    });
    const waking = setInterval(loop.wake, 5);
    await expect.poll(() => at.length).toBeGreaterThan(2);
    clearInterval(waking);
    await loop.stop();
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(900);
  });

  it("stops only when the present round is over", async () => {
    let isOver = false;
    const loop = startLoop({
      name: "test",
      tickMs: LONG_MS,
      run: async () => {
        await sleep(30);
        isOver = true;
        return 1;
      },
    });
    await loop.stop();
    expect(isOver).toBe(true);
  });
});

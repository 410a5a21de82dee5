// 300 random histories of a small shop, each held against a model of the money rule; HISTORIES=10000 runs as many.
import { afterAll, beforeAll, expect, it } from "vitest";
import { endOutside, type Outside, startOutside } from "./histories/history-world";
import { options, runHistories } from "./histories/run-histories";
import "@/test/database";

const MS_PER_HISTORY = 5_000;

let outside: Outside;

beforeAll(async () => {
  outside = await startOutside();
});
afterAll(() => endOutside(outside));

it(
  "money, orders and stock are what the money rule says, whatever happens in whatever order",
  async () => {
    await expect(runHistories(outside, options)).resolves.toBeUndefined();
  },
  Math.max(options.count * MS_PER_HISTORY, 60_000),
);

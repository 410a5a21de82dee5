import { expect, test } from "vitest";
import { plotTicks } from "./plot-ticks";

test.each([
  [
    [1950, 120, -60],
    [0, 500, 1000, 1500, 2000],
  ],
  [
    [271, -70],
    [0, 100, 200, 300],
  ],
  [
    [271, -170],
    [-100, 0, 100, 200, 300],
  ],
  [
    [33_000, -820],
    [0, 10_000, 20_000, 30_000, 40_000],
  ],
  [
    [400, 0],
    [0, 100, 200, 300, 400],
  ],
  [
    [-30, -5],
    [-30, -20, -10, 0],
  ],
  [[0, 0], [0]],
  [[], [0]],
])("%j has the marks %j", (values, ticks) => {
  expect(plotTicks(values)).toEqual(ticks);
});

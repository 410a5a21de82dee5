import { describe, expect, it } from "vitest";
import { bucketUnit, countDays, percentChange, percentOf } from "./rules";

describe("countDays", () => {
  it.each([
    ["2026-11-21", "2026-11-21", 1],
    ["2026-10-25", "2026-10-26", 2], // the clock goes back in between
    ["2024-02-28", "2024-03-01", 3],
    ["2026-01-01", "2026-12-31", 365],
    ["2026-11-21", "2026-11-20", 0],
  ])("counts %s to %s as %i", (from, to, days) => {
    expect(countDays({ from, to })).toBe(days);
  });
});

describe("bucketUnit", () => {
  it.each([
    [1, "hour"],
    [2, "hour"],
    [3, "day"],
    [62, "day"],
    [63, "month"],
    [366, "month"],
  ])("plots %i days by the %s", (days, unit) => {
    expect(bucketUnit(days)).toBe(unit);
  });
});

describe("percentChange", () => {
  it.each([
    [150n, 100n, 50],
    [50n, 100n, -50],
    [100n, 100n, 0],
    [1n, 3n, -66.6],
    [0n, 100n, -100],
    [100n, -100n, 200], // more refunds than sales before
    [10n ** 20n, 10n ** 20n - 1n, 0],
  ])("from %s, before %s, is %d", (now, before, percent) => {
    expect(percentChange({ now, before })).toBe(percent);
  });

  it("compares with nothing not at all", () => {
    expect(percentChange({ now: 5n, before: 0n })).toBeNull();
  });
});

describe("percentOf", () => {
  it.each([
    [1, 3, 33.3],
    [2, 3, 66.6],
    [3, 3, 100],
    [0, 3, 0],
  ])("calls %i of %i %d percent", (part, whole, percent) => {
    expect(percentOf({ part, whole })).toBe(percent);
  });

  it("has no share of nothing", () => {
    expect(percentOf({ part: 0, whole: 0 })).toBeNull();
  });
});

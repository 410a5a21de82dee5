import { expect, it } from "vitest";
import { formatCountdown, secondsUntil } from "./countdown";

it("counts whole seconds down to zero and stays there", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  expect(secondsUntil("2026-01-01T00:00:01.500Z", now)).toBe(2);
  expect(secondsUntil("2025-12-31T23:59:00Z", now)).toBe(0);
});

it("shows hours only when there are any", () => {
  expect([0, 65, 3723].map(formatCountdown)).toEqual(["0:00", "1:05", "1:02:03"]);
});

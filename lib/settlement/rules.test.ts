import { expect, it } from "vitest";
import { isQuoteStale, QUOTE_GRACE_MS } from "./rules";

const quoteExpiresAt = new Date("2026-01-01T12:00:00Z");
const after = (ms: number) => new Date(quoteExpiresAt.getTime() + ms);

it("a quote holds until sixty minutes after its end and not a millisecond longer", () => {
  expect(isQuoteStale({ seenAt: after(QUOTE_GRACE_MS), quoteExpiresAt })).toBe(false);
  expect(isQuoteStale({ seenAt: after(QUOTE_GRACE_MS + 1), quoteExpiresAt })).toBe(true);
});

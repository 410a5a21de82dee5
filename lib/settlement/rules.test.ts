import { expect, it } from "vitest";
import { isQuoteStale, outcomesOf, QUOTE_GRACE_MS } from "./rules";

const quoteExpiresAt = new Date("2026-01-01T12:00:00Z");
const after = (ms: number) => new Date(quoteExpiresAt.getTime() + ms);

it("a quote holds until sixty minutes after its end and not a millisecond longer", () => {
  expect(isQuoteStale({ seenAt: after(QUOTE_GRACE_MS), quoteExpiresAt })).toBe(false);
  expect(isQuoteStale({ seenAt: after(QUOTE_GRACE_MS + 1), quoteExpiresAt })).toBe(true);
});

it.each([
  ["GATEWAY_REFUNDED", true, true, ["unfrozen"]],
  ["UNKNOWN_PAYMENT", false, false, ["attached", "dismissed"]],
  ["WRONG_COIN_LARGE", true, true, ["delivered", "credited", "dismissed"]],
  ["FINISHED_EMPTY", true, false, ["credited", "dismissed"]],
] as const)(
  "%s with a deposit (%s) and an order (%s) may end as %j",
  (reason, hasDeposit, hasOrder, outcomes) => {
    expect(outcomesOf({ reason, hasDeposit, hasOrder })).toEqual(outcomes);
  },
);

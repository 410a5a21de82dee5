import { expect, it } from "vitest";
import { isQuoteStale, outcomesOf, QUOTE_GRACE_MS } from "./rules";

const quoteExpiresAt = new Date("2026-01-01T12:00:00Z");
const after = (ms: number) => new Date(quoteExpiresAt.getTime() + ms);

it("a quote holds until sixty minutes after its end and not a millisecond longer", () => {
  expect(isQuoteStale({ seenAt: after(QUOTE_GRACE_MS), quoteExpiresAt })).toBe(false);
  expect(isQuoteStale({ seenAt: after(QUOTE_GRACE_MS + 1), quoteExpiresAt })).toBe(true);
});

it("a review has only the outcomes that fit its reason", () => {
  const [deposit, order] = [{ hasDeposit: true }, { hasDeposit: true, hasOrder: true }];
  const none = { hasDeposit: false, hasOrder: false };
  expect(outcomesOf({ reason: "GATEWAY_REFUNDED", ...order })).toEqual(["unfrozen"]);
  expect(outcomesOf({ reason: "UNKNOWN_PAYMENT", ...none })).toEqual(["attached", "dismissed"]);
  expect(outcomesOf({ reason: "WRONG_COIN_LARGE", ...order })).toEqual([
    ...["delivered", "credited", "dismissed"],
  ]);
  expect(outcomesOf({ reason: "FINISHED_EMPTY", ...deposit, hasOrder: false })).toEqual([
    ...["credited", "dismissed"],
  ]);
});

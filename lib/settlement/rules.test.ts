import { describe, expect, it } from "vitest";
import { ORDER_STATES } from "@/lib/order/rules";
import { isQuoteStale, outcomesOf, QUOTE_GRACE_MS, type ReviewOutcome } from "./rules";

const quoteExpiresAt = new Date("2026-01-01T12:00:00Z");
const after = (ms: number) => new Date(quoteExpiresAt.getTime() + ms);

it("a quote holds until sixty minutes after its end and not a millisecond longer", () => {
  expect(isQuoteStale({ seenAt: after(QUOTE_GRACE_MS), quoteExpiresAt })).toBe(false);
  expect(isQuoteStale({ seenAt: after(QUOTE_GRACE_MS + 1), quoteExpiresAt })).toBe(true);
});

describe("a review has only the outcomes that can come of it", () => {
  const stranger = { hasDeposit: false, orderStatus: null, isTakenBack: false, isClaimed: false };
  const refill = { ...stranger, hasDeposit: true, isClaimed: true };

  it.each<[string, Parameters<typeof outcomesOf>[0], readonly ReviewOutcome[]]>([
    ["what the shopper owes", { ...refill, reason: "GATEWAY_REFUNDED" }, ["unfrozen"]],
    ["nobody's money", { ...stranger, reason: "UNKNOWN_PAYMENT" }, ["attached", "dismissed"]],
    [
      "nobody's money that turned out to be somebody's",
      { ...stranger, reason: "UNKNOWN_PAYMENT", isClaimed: true },
      ["dismissed"],
    ],
    ["a refill", { ...refill, reason: "FINISHED_EMPTY" }, ["credited", "dismissed"]],
    [
      "what was taken back",
      { ...refill, reason: "AMOUNT_CONFLICT", orderStatus: "awaiting", isTakenBack: true },
      ["dismissed"],
    ],
  ])("%s", (_what, review, outcomes) => {
    expect(outcomesOf(review)).toEqual(outcomes);
  });

  it.each(ORDER_STATES)("an order that is %s", (orderStatus) => {
    const canBePaid = orderStatus === "awaiting" || orderStatus === "expired";
    expect(outcomesOf({ ...refill, reason: "WRONG_COIN_LARGE", orderStatus })).toEqual([
      ...(canBePaid ? ["delivered"] : []),
      ...["credited", "dismissed"],
    ]);
  });
});

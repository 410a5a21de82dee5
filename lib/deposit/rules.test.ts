import { expect, it } from "vitest";
import { DEPOSIT_STATUSES } from "./rules";

it("a deposit is told in the seven words of the interface and one nobody sees", () => {
  expect([...DEPOSIT_STATUSES].sort()).toEqual(
    [
      "confirming",
      "creating",
      "expired",
      "failed",
      "review",
      "settled",
      "underpaid",
      "waiting",
    ].sort(),
  );
});

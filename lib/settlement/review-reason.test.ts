import { expect, it } from "vitest";
import { ReviewReason as Stored } from "@/generated/prisma/enums";
import type { ReviewReason } from "./rules";

// The compiler refuses a name that is missing here, and one too many.
const REASONS = {
  WRONG_COIN_LARGE: true,
  NO_ESTIMATE: true,
  UNKNOWN_PAYMENT: true,
  AMOUNT_CONFLICT: true,
  FINISHED_EMPTY: true,
  GATEWAY_REFUNDED: true,
  UNKNOWN_STATUS: true,
  UNKNOWN_SHAPE: true,
} satisfies Record<ReviewReason, true>;

it("the reasons of a review are those that the database knows", () => {
  expect(Object.keys(REASONS).sort()).toEqual(Object.keys(Stored).sort());
});

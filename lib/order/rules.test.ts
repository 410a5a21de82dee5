import { describe, expect, it } from "vitest";
import { canMove, ORDER_STATES, type OrderState } from "./rules";

const LEGAL: readonly [OrderState, OrderState][] = [
  ["awaiting", "paid"],
  ["awaiting", "expired"],
  ["awaiting", "cancelled"],
  ["expired", "paid"],
  ["paid", "delivered"],
  ["paid", "refunded"],
  ["delivered", "refunded"],
];

describe("an order", () => {
  for (const from of ORDER_STATES)
    for (const to of ORDER_STATES) {
      const isLegal = LEGAL.some(([left, right]) => left === from && right === to);
      it(`${isLegal ? "moves" : "never moves"} from ${from} to ${to}`, () => {
        expect(canMove(from, to)).toBe(isLegal);
      });
    }
});

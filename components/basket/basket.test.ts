import { expect, it } from "vitest";
import type { BasketLineView } from "@/lib/basket/rules";
import { countItems, isShort } from "./basket";

const line: BasketLineView = {
  offer_id: "off_1",
  title: "Tea",
  quantity: 2,
  unit_price: "1.00",
  line_total: "2.00",
  available: 2,
};

it("counts things, not lines", () => {
  expect(countItems({ lines: [line, line], total: "4.00", currency: "EUR" })).toBe(4);
  expect(countItems(undefined)).toBe(0);
});

it("a line is short when fewer are left than it asks for, never when unlimited", () => {
  expect([1, 2, null].map((available) => isShort({ ...line, available }))).toEqual([
    true,
    false,
    false,
  ]);
});

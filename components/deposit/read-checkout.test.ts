import { expect, it } from "vitest";
import { readCheckout } from "./read-checkout";

it("an order, an offer, or else the basket", () => {
  expect(readCheckout({ order: "ord_1" })).toEqual({ type: "order", orderId: "ord_1" });
  expect(readCheckout({ product: "tea", offer: "off_1", quantity: "3" })).toEqual({
    type: "offer",
    slug: "tea",
    offerId: "off_1",
    quantity: 3,
  });
  expect(readCheckout({ offer: "off_1" })).toEqual({ type: "basket" });
});

it("a quantity that is none counts as one", () => {
  for (const quantity of [undefined, "", "0", "-1", "1.5", "1e9", "x", ["2", "3"]])
    expect(readCheckout({ product: "tea", offer: "off_1", quantity })).toMatchObject({
      quantity: 1,
    });
});

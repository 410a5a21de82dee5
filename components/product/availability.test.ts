import { describe, expect, it } from "vitest";
import type { OfferView } from "@/lib/catalog/rules";
import { availabilityOf, firstChoice, lineTotal, summarize } from "./availability";

function offer(change: Partial<OfferView>): OfferView {
  return {
    id: "off_1",
    title: "One",
    location_id: null,
    price: "10.00",
    currency: "EUR",
    available: 5,
    ...change,
  };
}

it("stock is plenty, few, gone or unlimited", () => {
  expect([null, 0, 1, 3, 4].map(availabilityOf)).toEqual([
    "unlimited",
    "gone",
    "few",
    "few",
    "plenty",
  ]);
});

describe("summarize", () => {
  it("names the lowest price that can still be bought", () => {
    const offers = [
      offer({ price: "9.00", available: 0 }),
      offer({ price: "12.00" }),
      offer({ price: "100.00" }),
    ];
    expect(summarize(offers)).toEqual({
      price: { amount: "12.00", currency: "EUR" },
      isRange: true,
      available: 10,
    });
  });

  it("keeps showing the price of a product that is sold out", () => {
    const summary = summarize([offer({ available: 0 })]);
    expect(summary).toEqual({
      price: { amount: "10.00", currency: "EUR" },
      isRange: false,
      available: 0,
    });
  });

  it("is unlimited as soon as one offer is", () => {
    expect(summarize([offer({}), offer({ available: null })]).available).toBeNull();
  });

  it("has no price without offers", () => {
    expect(summarize([])).toEqual({ price: null, isRange: false, available: 0 });
  });
});

describe("firstChoice", () => {
  it("prefers the wanted place, but never a sold-out offer over one on sale", () => {
    const here = offer({ id: "here", location_id: "loc" });
    const there = offer({ id: "there", location_id: "other" });
    expect(firstChoice([there, here], "loc")?.id).toBe("here");
    expect(firstChoice([there, { ...here, available: 0 }], "loc")?.id).toBe("there");
    expect(firstChoice([{ ...there, available: 0 }, here], null)?.id).toBe("here");
  });
});

it("a line's total is exact", () => {
  expect(lineTotal({ amount: "0.07", currency: "EUR" }, 100)).toBe("7.00");
});

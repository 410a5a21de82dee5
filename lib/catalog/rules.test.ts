import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money } from "@/lib/money";
import {
  availabilityOf,
  changePrice,
  findTextLanguage,
  firstChoice,
  lineTotal,
  type OfferView,
  PRICE_STEPS,
  type PriceChange,
  summarize,
} from "./rules";

const priceAfter = (minor: bigint, change: PriceChange) =>
  changePrice(money(minor, "EUR"), change)?.amount ?? null;

describe("changePrice", () => {
  it.each<[bigint, PriceChange, bigint | null]>([
    [1000n, { kind: "set", amount: "12.5" }, 1250n],
    [1000n, { kind: "set", amount: "0" }, null],
    [1000n, { kind: "add", amount: "2.50" }, 1250n],
    [1000n, { kind: "add", amount: "-9.99" }, 1n],
    [1000n, { kind: "add", amount: "-10" }, null],
    [99_999_999_999n, { kind: "add", amount: "0.01" }, 100_000_000_000n],
    [100_000_000_000n, { kind: "add", amount: "0.01" }, null],
    [1000n, { kind: "percent", percent: "10", step: "0.01" }, 1100n],
    [1000n, { kind: "percent", percent: "-12.5", step: "0.01" }, 875n],
    [999n, { kind: "percent", percent: "10", step: "0.01" }, 1099n],
    [995n, { kind: "percent", percent: "10", step: "0.01" }, 1095n],
    [994n, { kind: "percent", percent: "10", step: "0.05" }, 1095n],
    [994n, { kind: "percent", percent: "10", step: "0.10" }, 1090n],
    [994n, { kind: "percent", percent: "10", step: "0.50" }, 1100n],
    [994n, { kind: "percent", percent: "10", step: "1.00" }, 1100n],
    [40n, { kind: "percent", percent: "10", step: "1.00" }, null],
    [1000n, { kind: "percent", percent: "-100", step: "0.01" }, null],
    [1000n, { kind: "percent", percent: "-250", step: "0.01" }, null],
    [1000n, { kind: "percent", percent: "ten", step: "0.01" }, null],
  ])("%s by %j is %s", (before, change, expected) => {
    expect(priceAfter(before, change)).toBe(expected);
  });

  it("a percentage lands on a step, at most half a step from the exact amount, and halfway goes up", () => {
    const hundredths = fc.bigInt({ min: -9_999n, max: 99_999n });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 1_000_000_000n }),
        hundredths,
        fc.constantFrom(...PRICE_STEPS),
        (minor, by, step) => {
          const size = by < 0n ? -by : by;
          const text = `${by < 0n ? "-" : ""}${size / 100n}.${String(size % 100n).padStart(2, "0")}`;
          const got = priceAfter(minor, { kind: "percent", percent: text, step }) ?? 0n;
          const stepMinor = BigInt(step.replace(".", ""));
          expect(got % stepMinor).toBe(0n);
          const exact = minor * (10_000n + by); // in ten-thousandths of a cent
          const apart = got * 10_000n - exact;
          expect(2n * apart <= stepMinor * 10_000n && 2n * apart > -stepMinor * 10_000n).toBe(true);
        },
      ),
    );
  });
});

describe("findTextLanguage", () => {
  it.each([
    ["de-AT,de;q=0.9,en;q=0.8", "de"],
    ["fr-FR, ru;q=0.5", "ru"],
    ["AR_eg", "ar"],
    ["fr", undefined],
    ["", undefined],
    [null, undefined],
    ["__proto__,constructor", undefined],
  ])("%s is read in %s", (tags, language) => {
    expect(findTextLanguage(tags)).toBe(language);
  });
});

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

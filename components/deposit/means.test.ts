import { expect, it } from "vitest";
import { covers, missing, unmetMinimum } from "./means";

const eur = (amount: string) => ({ amount, currency: "EUR" });

it("a balance covers a price to the cent", () => {
  expect(covers(eur("10.00"), eur("10.00"))).toBe(true);
  expect(covers(eur("9.99"), eur("10.00"))).toBe(false);
  expect(covers(undefined, eur("10.00"))).toBe(false);
});

it("what is missing is the price less the balance, never below nothing", () => {
  expect(missing(eur("10.00"), eur("2.51"))).toBe("7.49");
  expect(missing(eur("10.00"), eur("20.00"))).toBe("0.00");
  expect(missing(eur("10.00"), undefined)).toBe("10.00");
});

it.each([
  ["4.99", ["0.50"], "5.00"],
  ["5.00", ["0.50"], null],
  ["19.99", ["20.00"], "20.00"],
  ["20.00", ["20.00"], null],
  ["19.99", ["100.00", "20.00"], "20.00"],
  ["99.00", ["100.00", "20.00"], null],
  ["4.00", [null, "20.00"], "5.00"],
  ["5.00", [null, "20.00"], null],
  ["4.00", [], "5.00"],
  ["5.00", [], null],
])("a top-up of %s with coins from %j falls short of %s", (...[amount, minimums, unmet]) => {
  const coins = minimums.map((minimum) => ({ min_amount: minimum }));
  expect(unmetMinimum(eur(amount), { least: "5.00", coins })).toBe(unmet);
});

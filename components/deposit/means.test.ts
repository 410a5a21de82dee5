import { expect, it } from "vitest";
import { covers, missing, readAmount } from "./means";

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

it("reads what people type and nothing else", () => {
  expect(["25", "12,5", " 1 000.50 "].map(readAmount)).toEqual(["25.00", "12.50", "1000.50"]);
  for (const typed of ["", "0", "-5", "1e3", "1.234", "1,000.50", "five"])
    expect(readAmount(typed)).toBeNull();
});

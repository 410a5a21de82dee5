import { expect, test } from "vitest";
import {
  divideDecimal,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
} from "./decimal";

test.each([
  ["12.50", "12.5"],
  ["0.00000001", "0.00000001"],
  ["1e-7", "0.0000001"],
  ["1.5E+3", "1500"],
  ["-0.25", "-0.25"],
  ["100", "100"],
])("%s is read exactly and printed as %s", (source, printed) => {
  expect(formatDecimal(parseDecimal(source))).toBe(printed);
});

test.each(["", "abc", "1,5", "0x10", "NaN"])("%j is no decimal", (source) => {
  expect(() => parseDecimal(source)).toThrow(RangeError);
});

test("a price in euros over a rate gives the coin amount, rounded up to what the coin can carry", () => {
  const amount = divideDecimal(parseDecimal("25"), parseDecimal("0.8614"));
  expect(formatDecimal(roundDecimal(amount, { digits: 6, mode: "up" }))).toBe("29.022522");
  expect(formatDecimal(roundDecimal(amount, { digits: 6, mode: "down" }))).toBe("29.022521");
});

test("a product is exact where the factors are", () => {
  expect(formatDecimal(multiplyDecimal(parseDecimal("0.1"), parseDecimal("0.2")))).toBe("0.02");
});

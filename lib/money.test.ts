import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "./errors";
import {
  AMOUNT,
  compare,
  formatMoney,
  larger,
  money,
  multiply,
  parseMoney,
  requireMoney,
  smaller,
  subtract,
  toDecimal,
  zero,
} from "./money";

const cents = fc.bigInt({ min: 0n, max: 99_999_999_999_999n });
const euros = cents.map((amount) => money(amount, "EUR"));

describe("the written form", () => {
  test("what is written down reads back as the same amount", () => {
    fc.assert(
      fc.property(euros, (value) => {
        expect(parseMoney(toDecimal(value), "EUR")).toEqual(value);
      }),
    );
  });

  test.each([
    ["0", 0n],
    ["0.1", 10n],
    ["12", 1200n],
    ["12.5", 1250n],
    ["12.05", 1205n],
    ["999999999999.99", 99_999_999_999_999n],
  ])("%s is read to the cent", (text, amount) => {
    expect(parseMoney(text, "EUR")).toEqual(money(amount, "EUR"));
  });

  test.each([
    "",
    " 1",
    "1 ",
    "+1",
    "-1",
    "01",
    "1.",
    ".5",
    "1,50",
    "1.005",
    "1e3",
    "0x1",
    "NaN",
    "١",
  ])("%j is no amount", (text) => {
    expect(parseMoney(text, "EUR")).toBeNull();
    expect(AMOUNT.test(text)).toBe(false);
    expect(() => requireMoney(text, "EUR")).toThrow(expect.objectContaining({ code: "MALFORMED" }));
  });

  test("whatever passes as an amount can be read", () => {
    fc.assert(
      fc.property(fc.stringMatching(AMOUNT), (text) => {
        expect(parseMoney(text, "EUR")).not.toBeNull();
      }),
    );
  });

  test("a debt keeps its sign, also below one", () => {
    expect([-5n, -50n, -1234n].map((amount) => toDecimal(money(amount, "EUR")))).toEqual([
      "-0.05",
      "-0.50",
      "-12.34",
    ]);
  });

  test("people see every digit of a large amount", () => {
    expect(formatMoney(money(99_999_999_999_999n, "EUR"), "en")).toBe("€999,999,999,999.99");
  });
});

describe("arithmetic", () => {
  test("a difference agrees with the comparison", () => {
    fc.assert(
      fc.property(euros, euros, (left, right) => {
        const [least, most] = compare(left, right) <= 0 ? [left, right] : [right, left];
        expect(subtract(most, least).amount).toBeGreaterThanOrEqual(0n);
        expect(subtract(most, least).amount === 0n).toBe(compare(left, right) === 0);
        expect(larger(left, right)).toEqual(most);
        expect(smaller(left, right)).toEqual(least);
      }),
    );
  });

  test("a multiple is the amount added up", () => {
    fc.assert(
      fc.property(euros, fc.integer({ min: 0, max: 100 }), (value, count) => {
        const sum = Array.from({ length: count }).reduce<bigint>((so) => so + value.amount, 0n);
        expect(multiply(value, count)).toEqual(money(sum, "EUR"));
      }),
    );
  });

  test("two currencies never meet", () => {
    for (const act of [subtract, compare, larger, smaller])
      expect(() => act(zero("EUR"), zero("USD"))).toThrow(AppError);
  });
});

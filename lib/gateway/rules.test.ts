import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { money } from "@/lib/money";
import { OFFERED_CURRENCIES, valueByQuote } from "./rules";

const cents = fc.bigInt({ min: 0n, max: 10n ** 12n });
const units = fc.bigInt({ min: 0n, max: 10n ** 27n });
const askedUnits = fc.bigInt({ min: 1n, max: 10n ** 27n });

// Coins with 18 decimals, written out.
function format(value: bigint): string {
  const digits = value.toString().padStart(19, "0");
  return `${digits.slice(0, -18)}.${digits.slice(-18)}`;
}

function value(price: bigint, asked: bigint, received: bigint): bigint {
  const quote = {
    price: money(price, "EUR"),
    payAmount: format(asked),
    receivedAmount: format(received),
  };
  return valueByQuote(quote).amount;
}

describe("value by quote", () => {
  test.each([
    ["25.00 for all of it", 2500n, "0.00657", "0.00657", 2500n],
    ["a hair less loses a cent", 500n, "4.98842014", "4.98842", 499n],
    ["a tenth", 10000n, "0.04763643", "0.00506984", 1064n],
    ["more than asked is worth more", 500n, "69.242455", "69.25", 500n],
    ["twice", 1999n, "1", "2.0", 3998n],
    ["nothing", 1999n, "1", "0", 0n],
    ["written without a fraction", 1000n, "3", "1", 333n],
  ])("%s", (...[_title, price, payAmount, receivedAmount, expected]) => {
    expect(valueByQuote({ price: money(price, "EUR"), payAmount, receivedAmount })).toEqual(
      money(expected, "EUR"),
    );
  });

  test("is never above the exact value, and less than a cent below it", () => {
    fc.assert(
      fc.property(cents, askedUnits, units, (price, asked, received) => {
        const worth = value(price, asked, received);
        expect(worth * asked <= price * received).toBe(true);
        expect((worth + 1n) * asked > price * received).toBe(true);
      }),
    );
  });

  test("is the price itself when what was asked arrives", () => {
    fc.assert(
      fc.property(cents, askedUnits, (price, asked) => {
        expect(value(price, asked, asked)).toBe(price);
      }),
    );
  });

  test("never falls when more arrives", () => {
    fc.assert(
      fc.property(cents, askedUnits, units, units, (...[price, asked, one, more]) => {
        expect(value(price, asked, one + more) >= value(price, asked, one)).toBe(true);
      }),
    );
  });

  test.each(["", "-1", "1e-7", "NaN", "1,5", " 1", "0", "0.000"])(
    "a quote that asks for %j is impossible",
    (payAmount) => {
      const quote = { price: money(100n, "EUR"), payAmount, receivedAmount: "1" };
      expect(() => valueByQuote(quote)).toThrow(AppError);
    },
  );
});

test("coins are offered in the order of the shop", () => {
  expect(OFFERED_CURRENCIES.map(({ currency }) => currency).join(" ")).toBe(
    "btc eth ltc usdttrc20 usdterc20 usdtbsc usdtsol usdc usdcsol usdctrc20 ton sol",
  );
});

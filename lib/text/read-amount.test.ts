import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, money, toDecimal } from "@/lib/money";
import { readAmount } from "./read-amount";

const read = (typed: string, currency = "EUR") => {
  const { value, fault } = readAmount(typed, currency);
  return value ? toDecimal(value) : fault;
};

describe("readAmount", () => {
  it.each([
    ["25", "25.00"],
    [" 5 ", "5.00"],
    ["05", "5.00"],
    ["12.50", "12.50"],
    ["12,5", "12.50"],
    ["€50", "50.00"],
    ["50€", "50.00"],
    ["50 €", "50.00"],
    ["€ 50 EUR", "50.00"],
    ["50 EUR", "50.00"],
    ["eur 50", "50.00"],
    ["50 Euro", "50.00"],
    ["50 euros.", "50.00"],
    ["50 евро", "50.00"],
    ["٥٠ يورو", "50.00"],
    ["50.", "50.00"],
    ["50,-", "50.00"],
    ["50,– €", "50.00"],
    ["1 000", "1000.00"],
    ["1 000,5", "1000.50"],
    ["1\u00a0000\u202f000.25 €", "1000000.25"],
    ["1.000,50", "1000.50"],
    ["1,000.50", "1000.50"],
    ["1.000.000", "1000000.00"],
    ["1,000,000.5", "1000000.50"],
    ["1'000.50", "1000.50"],
    ["1’000", "1000.00"],
    ["٥٠", "50.00"],
    ["١٬٠٠٠٫٥٠", "1000.50"],
    ["۱۲٫۵", "12.50"],
    ["١٢،٥", "12.50"],
    ["５０", "50.00"],
    ["\u200f\u2067€25.00\u2069", "25.00"],
    ["99999999999999999999", "99999999999999999999.00"],
  ])("reads %j as %s", (typed, amount) => {
    expect(read(typed)).toBe(amount);
  });

  it.each([
    ["0", "zero"],
    ["0,00 €", "zero"],
    ["-5", "negative"],
    ["−5 €", "negative"],
    ["€-5", "negative"],
    ["–0.01", "negative"],
    ["12.345", "decimals"],
    ["1.000", "decimals"],
    ["1,000 €", "decimals"],
    ["1,000.505", "decimals"],
    ["$50", "other_currency"],
    ["50 £", "other_currency"],
    ["50 usd", "other_currency"],
    ["50 PLN", "other_currency"],
    ["50 dollars", "other_currency"],
    ["50 рублей", "other_currency"],
    ["0.5 BTC", "other_currency"],
    ["", "unreadable"],
    ["€", "unreadable"],
    ["five", "unreadable"],
    ["nan", "unreadable"],
    ["Infinity", "unreadable"],
    ["1e3", "unreadable"],
    ["0x1f", "unreadable"],
    ["1_000", "unreadable"],
    ["+5", "unreadable"],
    ["--5", "unreadable"],
    ["5-", "unreadable"],
    ["5 5", "unreadable"],
    ["50\n100", "unreadable"],
    ["1 00", "unreadable"],
    ["1 0000", "unreadable"],
    ["1.000.00", "unreadable"],
    ["1,00,000.00", "unreadable"],
    ["1 000.000,5", "unreadable"],
    [".5", "unreadable"],
    ["5;drop table", "unreadable"],
    ["50 please", "unreadable"],
    ["50 EUR 60", "unreadable"],
    ["5\0", "unreadable"],
    ["½", "unreadable"],
    ["5²", "unreadable"],
    ["1".repeat(65), "unreadable"],
  ])("refuses %j: %s", (typed, fault) => {
    expect(read(typed)).toBe(fault);
  });

  it("knows its own currency by its signs and names", () => {
    expect(
      ["$5", "US$ 5", "5 dollars", "5 долларов", "5 دولار أمريكي"].map((text) => read(text, "USD")),
    ).toEqual(Array(5).fill("5.00"));
    expect(read("€5", "USD")).toBe("other_currency");
  });

  it.each([["50 руб."], ["50 р"], ["₽50"], ["50 рублей"]])(
    "reads %j where the shop counts in roubles",
    (typed) => {
      expect(read(typed, "RUB")).toBe("50.00");
    },
  );

  it("reads back what the shop itself writes, in every language", () => {
    const locales = ["en", "de", "ru", "ar", "ar-EG", "ar-u-nu-latn", "de-CH", "fr", "fa"];
    const amounts = fc.bigInt({ min: 1n, max: 999_999_999_999n });
    fc.assert(
      fc.property(amounts, fc.constantFrom(...locales), (minor, locale) => {
        const value = money(minor, "EUR");
        expect(read(formatMoney(value, locale))).toBe(toDecimal(value));
      }),
    );
  });

  it("never throws, and finds nothing but amounts above zero that it reads the same again", () => {
    const characters = [..."0123456789.,-'€$ eurbtc٥٫٬\u00a0\u200f\n"];
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(...characters) }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { value } = readAmount(text, "EUR");
        if (!value) return;
        expect(value.amount > 0n).toBe(true);
        expect(read(toDecimal(value))).toBe(toDecimal(value));
      }),
      { numRuns: 1_000 },
    );
  });
});

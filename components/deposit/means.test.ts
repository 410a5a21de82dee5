import { expect, it } from "vitest";
import { byCoin, covers, missing, readAmount } from "./means";
import type { CurrencyView } from "./payment";

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

it("networks of one coin stand together, in the shop's order", () => {
  const currency = (title: string, network: string): CurrencyView => ({
    currency: `${title}${network}`,
    title,
    network,
    gateway: "nowpayments",
    min_amount: "1.00",
    payable: true,
  });
  const coins = byCoin([
    currency("Tether", "TRC20"),
    currency("Bitcoin", "BTC"),
    currency("Tether", "TON"),
  ]);
  expect(coins.map((coin) => [coin.title, coin.networks.length])).toEqual([
    ["Tether", 2],
    ["Bitcoin", 1],
  ]);
});

it("reads what people type and nothing else", () => {
  expect(["25", "12,5", " 1 000.50 "].map(readAmount)).toEqual(["25.00", "12.50", "1000.50"]);
  for (const typed of ["", "0", "-5", "1e3", "1.234", "1,000.50", "five"])
    expect(readAmount(typed)).toBeNull();
});

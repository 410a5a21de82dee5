import { compare, larger, parseMoney, requireMoney, subtract, toDecimal } from "@/lib/money";

/** What has to be paid, and in which of the shop's money. */
export type Price = { readonly amount: string; readonly currency: string };

/** Whether a balance covers a price. */
export function covers(balance: Price | undefined, price: Price): boolean {
  const have = balance && parseMoney(balance.amount, balance.currency);
  const need = parseMoney(price.amount, price.currency);
  return Boolean(have && need && have.currency === need.currency && compare(have, need) >= 0);
}

/** What is missing after the balance; "0.00" when nothing is. */
export function missing(price: Price, balance: Price | undefined): string {
  const have = balance && parseMoney(balance.amount, balance.currency);
  const need = parseMoney(price.amount, price.currency);
  if (!have || !need || have.currency !== need.currency) return price.amount;
  return compare(have, need) >= 0 ? "0.00" : toDecimal(subtract(need, have));
}

/** What a top-up must reach and does not: the shop's own minimum, and that of the most modest coin it may be made in. Null when it does. */
export function unmetMinimum(
  wanted: Price,
  { least, coins }: { least: string; coins: readonly { min_amount: string | null }[] },
): string | null {
  const read = (amount: string) => requireMoney(amount, wanted.currency);
  const ofShop = read(least);
  const [ofCoin = ofShop] = coins.map((coin) => read(coin.min_amount ?? "0.00")).sort(compare);
  const minimum = larger(ofShop, ofCoin);
  return compare(read(wanted.amount), minimum) < 0 ? toDecimal(minimum) : null;
}

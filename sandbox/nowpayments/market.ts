import {
  divideDecimal,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
} from "@/sandbox/decimal";
import { type Coin, createCoins, findFiatRate } from "./coins";

const FIAT_DIGITS = 8;

/** Coins, rates and minimums; what every conversion of the double goes through. */
export class Market {
  readonly coins: Coin[] = createCoins();

  /** The coin of that code in any letter case, or undefined. */
  find(code: string): Coin | undefined {
    const wanted = code.toLowerCase();
    return this.coins.find((coin) => coin.code === wanted);
  }

  /** The coin of that code; an unknown one is an error. */
  require(code: string): Coin {
    const coin = this.find(code);
    if (!coin) throw new RangeError(`the sandbox has no coin ${code}`);
    return coin;
  }

  /** Whether the code names a coin or a fiat currency. */
  knows(code: string): boolean {
    return this.find(code) !== undefined || findFiatRate(code.toLowerCase()) !== undefined;
  }

  /** Worth of one unit in euros. */
  eurRate(code: string): bigint {
    return parseDecimal(this.find(code)?.eurPerCoin ?? findFiatRate(code.toLowerCase()) ?? "0");
  }

  /** Worth of an amount in euros. */
  toEur(amount: string, code: string): bigint {
    return multiplyDecimal(parseDecimal(amount), this.eurRate(code));
  }

  /** An amount of one currency in another, as decimal text at the precision of the other. */
  convert(amount: string, route: { from: string; to: string; mode?: "up" | "down" }): string {
    const { from, to, mode = "down" } = route;
    const digits = this.find(to)?.precision ?? FIAT_DIGITS;
    const value = divideDecimal(this.toEur(amount, from), this.eurRate(to));
    return formatDecimal(roundDecimal(value, { digits, mode }));
  }
}

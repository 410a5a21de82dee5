import type { Currency, Money } from "@/lib/money";
import { zero } from "@/lib/money";
import { CallError } from "./call-gateway";
import type { GatewayLine } from "./open-line";
import { estimateAnswer, minimumAnswer, parseCoins, roundToMoney } from "./parse-wire";

type Rounding = "up" | "down";

/**
 * What coins are worth in the shop's currency by the gateway's estimate; null when it has no price for them, which does not
 * pass by waiting. @throws CallError, ZodError
 */
export async function readEstimate(
  line: GatewayLine,
  coins: { amount: string; currency: string; shopCurrency: Currency; rounding: Rounding },
): Promise<Money | null> {
  const { shopCurrency, rounding } = coins;
  const amount = parseCoins(coins.amount);
  if (amount === null || !isTicker(coins.currency)) return null;
  if (!/[1-9]/.test(amount)) return zero(shopCurrency);
  const target = shopCurrency.toLowerCase();
  const query = { amount, currency_from: coins.currency, currency_to: target };
  const body = await orNullWhenRefused(line.readPrices({ path: "/estimate", query }));
  if (body === null) return null;
  const answer = estimateAnswer.parse(body);
  const isForUs =
    (answer.currency_from ?? coins.currency) === coins.currency &&
    (answer.currency_to ?? target) === target;
  if (!isForUs) throw new CallError("garbage", { gatewayMessage: "estimate of another pair" });
  return roundToMoney(answer.estimated_amount, { currency: shopCurrency, rounding });
}

/**
 * The smallest payment in a coin, in the shop's currency, rounded up; null when the coin cannot be taken. Always asked
 * against the coin the account is paid out in, which decides it. @throws CallError, ZodError
 */
export async function readMinimum(
  line: GatewayLine,
  coin: { currency: string; payoutCurrency: string; shopCurrency: Currency },
): Promise<Money | null> {
  const { currency, payoutCurrency, shopCurrency } = coin;
  const query = {
    currency_from: currency,
    currency_to: payoutCurrency,
    fiat_equivalent: shopCurrency.toLowerCase(),
  };
  const body = await orNullWhenRefused(line.readPrices({ path: "/min-amount", query }));
  if (body === null) return null;
  const { min_amount: amount, fiat_equivalent: equivalent } = minimumAnswer.parse(body);
  if (equivalent && /[1-9]/.test(equivalent))
    return roundToMoney(equivalent, { currency: shopCurrency, rounding: "up" });
  return readEstimate(line, { amount, currency, shopCurrency, rounding: "up" });
}

/** Whether a word can be a ticker at all, so that no other word reaches the gateway. */
export function isTicker(word: string): boolean {
  return /^[a-z0-9]{2,20}$/.test(word);
}

// A 4xx about a price is final: there is none.
async function orNullWhenRefused(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof CallError && error.failure === "refused" && !error.isKeyRefused)
      return null;
    throw error;
  }
}

import type { GatewayLine } from "./open-line";
import { fullCurrenciesAnswer, merchantCoinsAnswer } from "./parse-wire";
import { type GatewayCurrency, OFFERED_CURRENCIES } from "./rules";

/**
 * The offered coins that the merchant has switched on and NOWPayments can take right now, in the shop's order. An account
 * may list coins that are not available for payment: hence both lists. @throws CallError, ZodError
 */
export async function listCoins(line: GatewayLine): Promise<readonly GatewayCurrency[]> {
  const [merchant, full] = await Promise.all([
    line.readPrices({ path: "/merchant/coins" }),
    line.readPrices({ path: "/full-currencies" }),
  ]);
  const selected = merchantCoinsAnswer.parse(merchant);
  const payable = new Map(
    fullCurrenciesAnswer
      .parse(full)
      .currencies.filter((coin) => coin.enable && coin.available_for_payment !== false)
      .map((coin) => [coin.code, coin]),
  );
  return OFFERED_CURRENCIES.flatMap((offered) => {
    const coin = payable.get(offered.currency);
    if (!coin || !selected.has(offered.currency)) return [];
    // The two precisions disagree for many coins; a wallet can send the coarser one for sure.
    const reported = [coin.precision, coin.network_precision].filter((digits) => digits != null);
    return [
      { ...offered, decimals: reported.length > 0 ? Math.min(...reported) : offered.decimals },
    ];
  });
}

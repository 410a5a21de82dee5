import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { compare, type Money, toDecimal } from "@/lib/money";
import { listGateways } from "./list-gateways";
import { listOfferedCoins } from "./list-offered-coins";
import type { Gateway, GatewayCurrency } from "./rules";

/** Entry of `GET /api/currencies`. */
export type PayableCurrency = {
  readonly currency: string;
  readonly title: string;
  readonly network: string;
  readonly gateway: string;
  /** In the shop's currency; null while the gateway does not say. */
  readonly min_amount: string | null;
  readonly payable: boolean;
};

/**
 * Everything that can be paid with now, and whether it can pay `amount`: not what the owner has switched off. A gateway that is away is left out.
 * @throws AppError GATEWAY_UNAVAILABLE when all are
 */
export async function listPayableCurrencies({
  amount,
}: {
  amount: Money | null;
}): Promise<PayableCurrency[]> {
  const gateways = listGateways();
  const lists = await Promise.all(gateways.map((gateway) => listOf(gateway, amount)));
  const answered = lists.filter((list) => list !== null);
  if (gateways.length > 0 && answered.length === 0) throw new AppError("GATEWAY_UNAVAILABLE");
  return answered.flat();
}

async function listOf(gateway: Gateway, amount: Money | null): Promise<PayableCurrency[] | null> {
  try {
    const currencies = await listOfferedCoins(gateway);
    return await Promise.all(currencies.map((currency) => entryOf(gateway, currency, amount)));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log().warn({ err: error, gateway: gateway.name }, "a gateway does not list its currencies");
    return null;
  }
}

async function entryOf(
  gateway: Gateway,
  currency: GatewayCurrency,
  amount: Money | null,
): Promise<PayableCurrency> {
  const { minimum, isOffered } = await minimumOf(gateway, currency.currency);
  return {
    currency: currency.currency,
    title: currency.title,
    network: currency.network,
    gateway: gateway.name,
    min_amount: minimum && toDecimal(minimum),
    payable: isOffered && (!minimum || !amount || compare(amount, minimum) >= 0),
  };
}

// A minimum that cannot be learnt right now forbids nothing: the gateway is asked again when the payment is made.
async function minimumOf(
  gateway: Gateway,
  currency: string,
): Promise<{ minimum: Money | null; isOffered: boolean }> {
  try {
    return { minimum: await gateway.getMinimum(currency), isOffered: true };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { minimum: null, isOffered: error.code !== "CURRENCY_UNAVAILABLE" };
  }
}

import { env } from "@/lib/env";
import type { Gateway, GatewayCurrency } from "./rules";

/** The coins that a gateway takes now and that the owner has not switched off. What is on its way in another one is still credited. */
export async function listOfferedCoins(gateway: Gateway): Promise<readonly GatewayCurrency[]> {
  const off = new Set(env().CURRENCIES_OFF);
  return (await gateway.listCurrencies()).filter(({ currency }) => !off.has(currency));
}

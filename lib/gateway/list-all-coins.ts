import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { listGateways } from "./list-gateways";
import type { CoinView } from "./rules";

/**
 * Every coin that a gateway of this shop takes now, also those that the owner has switched off. `is_whole` is false when a gateway does not
 * answer: its coins are missing then.
 */
export async function listAllCoins(): Promise<{ items: CoinView[]; is_whole: boolean }> {
  const lists = await Promise.all(
    listGateways().map(async (gateway) => {
      try {
        const coins = await gateway.listCurrencies();
        return coins.map(({ currency, title, network }) => ({
          ...{ currency, title, network, gateway: gateway.name },
        }));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        log().warn({ err: error, gateway: gateway.name }, "a gateway does not list its coins");
        return null;
      }
    }),
  );
  return { items: lists.flatMap((list) => list ?? []), is_whole: !lists.includes(null) };
}

import { LRUCache } from "lru-cache";
import { AppError } from "@/lib/errors";
import type { Currency, Money } from "@/lib/money";
import { CallError } from "./call-gateway";
import { createPayment } from "./create-payment";
import { listCoins } from "./list-coins";
import { type GatewayLine, openLine, PACE, type Pace } from "./open-line";
import { parseEvent } from "./parse-event";
import { isPaymentId, parsePayment, quoteAnswer } from "./parse-wire";
import { isTicker, readEstimate, readMinimum } from "./read-prices";
import type { Gateway, GatewayCurrency, GatewayPayment } from "./rules";
import { type CallContext, translateFailure } from "./translate-failure";
import { verifySignature } from "./verify-signature";

export type NowpaymentsConfig = {
  readonly apiUrl: string;
  readonly apiKey: string;
  readonly ipnSecret: string;
  /** The coin the account is paid out in, lower case. */
  readonly payoutCurrency: string;
  readonly shopCurrency: Currency;
  readonly pace?: Partial<Pace>;
  /** How long lists and minimums are served without asking again. */
  readonly cacheMs?: number;
};

const CACHE_MS = 5 * 60_000;
const COINS_MAX = 100;
const GATEWAY = "nowpayments";

/** NOWPayments behind the shop's one gateway interface. Wire facts: their API, version 1, as recorded in the samples of the tests. */
export function nowpaymentsGateway(config: NowpaymentsConfig): Gateway {
  const { shopCurrency, payoutCurrency } = config;
  const line = openLine({
    apiUrl: config.apiUrl,
    headers: { "x-api-key": config.apiKey },
    pace: { ...PACE, ...config.pace },
  });
  const ttl = config.cacheMs ?? CACHE_MS;
  const coins = remember(ttl, (): Promise<readonly GatewayCurrency[]> => listCoins(line));
  const minimums = remember(
    ttl,
    async (currency): Promise<{ minimum: Money | null }> => ({
      minimum: await readMinimum(line, { currency, payoutCurrency, shopCurrency }),
    }),
  );
  return {
    name: GATEWAY,
    isAnswering: () => line.isOpen(),
    listCurrencies: () => attempt({ act: "list currencies" }, () => coins("all")),
    getMinimum: (currency) =>
      attempt({ act: "get minimum", ids: { currency } }, async () => {
        const known = isTicker(currency) ? await minimums(currency) : null;
        if (!known?.minimum) throw new AppError("CURRENCY_UNAVAILABLE", { details: { currency } });
        return known.minimum;
      }),
    createPayment: (asked) =>
      attempt({ act: "create payment", ids: { depositId: asked.depositId } }, () =>
        createPayment(line, { shopCurrency, asked }),
      ),
    getPayment: (id) =>
      attempt({ act: "get payment", isNotFoundKnown: true, ids: { gatewayPaymentId: id } }, () =>
        getPayment(line, { id, shopCurrency }),
      ),
    refreshQuote: (id) =>
      attempt({ act: "refresh quote", isNotFoundKnown: true, ids: { gatewayPaymentId: id } }, () =>
        refreshQuote(line, id),
      ),
    estimateValue: ({ amount, currency }) =>
      attempt({ act: "estimate value", ids: { currency } }, () =>
        readEstimate(line, { amount, currency, shopCurrency, rounding: "down" }),
      ),
    verifyEvent: ({ rawBody, headers }) =>
      verifySignature({
        rawBody,
        signature: headers.get("x-nowpayments-sig"),
        secret: config.ipnSecret,
      }),
    parseEvent,
  };
}

async function attempt<T>(
  context: Omit<CallContext, "gateway">,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw translateFailure(error, { ...context, gateway: GATEWAY });
  }
}

async function getPayment(
  line: GatewayLine,
  { id, shopCurrency }: { id: string; shopCurrency: Currency },
): Promise<GatewayPayment> {
  const payment = parsePayment(await line.read({ path: pathOf(id) }), shopCurrency);
  requireSame(id, payment.gatewayPaymentId);
  return payment;
}

async function refreshQuote(line: GatewayLine, id: string) {
  const path = `${pathOf(id)}/update-merchant-estimate`;
  const quote = quoteAnswer.parse(await line.repeatable({ path }));
  requireSame(id, quote.gatewayPaymentId);
  if (!/[1-9]/.test(quote.payAmount))
    throw new CallError("garbage", { gatewayMessage: "a quote of nothing" });
  return { payAmount: quote.payAmount, quoteExpiresAt: quote.quoteExpiresAt };
}

// An empty id would ask for the list of all payments; anything but digits is none of NOWPayments' ids.
function pathOf(id: string): string {
  if (!isPaymentId(id)) throw new AppError("NOT_FOUND", { details: { gatewayPaymentId: id } });
  return `/payment/${id}`;
}

function requireSame(asked: string, answered: string): void {
  if (asked !== answered) throw new CallError("garbage", { gatewayMessage: "another payment" });
}

/** A lookup whose answers are kept for a while, fetched once for all who wait, and served stale while the gateway is away. */
function remember<T extends object>(
  ttl: number,
  fetch: (key: string) => Promise<T>,
): (key: string) => Promise<T> {
  const cache = new LRUCache<string, T>({
    max: COINS_MAX,
    ttl,
    fetchMethod: fetch,
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
  });
  return (key) => cache.forceFetch(key);
}

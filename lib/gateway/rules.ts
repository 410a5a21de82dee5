import { invariant } from "@/lib/errors";
import type { Money } from "@/lib/money";

export const GATEWAY_NAMES = ["nowpayments"] as const;
export type GatewayName = (typeof GATEWAY_NAMES)[number];

/** A gateway's own words, brought to one list. `seen` is on the chain but not final; only `finished` and `partially_paid` are money. */
export const GATEWAY_STATUSES = [
  "waiting",
  "seen",
  "finished",
  "partially_paid",
  "failed",
  "expired",
  "refunded",
  "cancelled",
  "unknown",
] as const;
export type GatewayStatus = (typeof GATEWAY_STATUSES)[number];

/** A coin on a network, by the gateway's ticker, lower case (`usdttrc20`). */
export type GatewayCurrency = {
  readonly currency: string;
  /** "Tether USD", for people. */
  readonly title: string;
  /** "TRC20", for people. */
  readonly network: string;
  /** How many decimals an amount is shown with. */
  readonly decimals: number;
};

/** A coin as the pages of staff show it. */
export type CoinView = Omit<GatewayCurrency, "decimals"> & { readonly gateway: GatewayName };

/** What a payment looks like at the gateway right now. Amounts of coins are decimal strings as reported, never numbers. */
export type GatewayPayment = {
  readonly gatewayPaymentId: string;
  /** Set on a repeated or wrong-asset transfer: the payment whose address was paid again. */
  readonly parentGatewayPaymentId: string | null;
  /** Payments that arrived on the same address later, where the gateway lists them. */
  readonly childGatewayPaymentIds: readonly string[];
  /** Our deposit id, echoed; null where the gateway has none. */
  readonly depositId: string | null;
  readonly status: GatewayStatus;
  /** The gateway's own word, for evidence. */
  readonly statusWord: string;
  readonly price: Money | null;
  /** The price as reported when it is not the shop's money (another currency or unreadable), for evidence. */
  readonly priceText: string;
  readonly payCurrency: string;
  readonly payAmount: string;
  readonly receivedAmount: string;
  readonly payAddress: string;
  readonly payinExtraId: string | null;
  readonly network: string | null;
  readonly quoteExpiresAt: Date | null;
  readonly validUntil: Date | null;
  readonly updatedAt: Date | null;
};

export type CreatePayment = {
  readonly depositId: string;
  readonly price: Money;
  readonly payCurrency: string;
  /** ASCII only: it is part of what the gateway signs. */
  readonly description: string;
  readonly eventUrl: string;
};

/** What an authentic event says: only ever a hint to fetch that payment. */
export type GatewayEvent =
  | { readonly type: "payment"; readonly gatewayPaymentId: string; readonly key: string }
  | { readonly type: "ignored"; readonly key: string }
  | { readonly type: "unknown"; readonly key: string };

/** The one interface with several implementers. Reads are retried inside; `createPayment` never is. Errors: GATEWAY_UNAVAILABLE (may pass), AMOUNT_TOO_SMALL, CURRENCY_UNAVAILABLE, NOT_FOUND. */
export type Gateway = {
  readonly name: GatewayName;
  /** Whether it answers as far as we know; false while its circuit breaker refuses calls. */
  isAnswering(): boolean;
  listCurrencies(): Promise<readonly GatewayCurrency[]>;
  /** Smallest payment in that coin, in the shop's currency, rounded up to the cent. Advisory: the gateway may still refuse. */
  getMinimum(currency: string): Promise<Money>;
  createPayment(payment: CreatePayment): Promise<GatewayPayment>;
  getPayment(gatewayPaymentId: string): Promise<GatewayPayment>;
  /** Asks for a new quote once the old one has expired. */
  refreshQuote(
    gatewayPaymentId: string,
  ): Promise<{ payAmount: string; quoteExpiresAt: Date | null }>;
  /** What an amount of a coin is worth now, rounded down to the cent; null when the gateway has no price for it. */
  estimateValue(coins: { amount: string; currency: string }): Promise<Money | null>;
  /** Whether the raw bytes carry the gateway's signature; compares in constant time. */
  verifyEvent(event: { rawBody: Buffer; headers: Headers }): boolean;
  /** Reads a verified body; never throws for a strange shape. */
  parseEvent(rawBody: Buffer): GatewayEvent;
};

/** What the shop offers, in the order in which it offers it; a gateway that lists more is not asked for more. */
export const OFFERED_CURRENCIES: readonly GatewayCurrency[] = [
  { currency: "btc", title: "Bitcoin", network: "Bitcoin", decimals: 8 },
  { currency: "eth", title: "Ethereum", network: "Ethereum", decimals: 8 },
  { currency: "ltc", title: "Litecoin", network: "Litecoin", decimals: 8 },
  { currency: "usdttrc20", title: "Tether USD", network: "TRC20", decimals: 6 },
  { currency: "usdterc20", title: "Tether USD", network: "ERC20", decimals: 6 },
  { currency: "usdtbsc", title: "Tether USD", network: "BEP20", decimals: 8 },
  { currency: "usdtsol", title: "Tether USD", network: "Solana", decimals: 6 },
  { currency: "usdc", title: "USD Coin", network: "ERC20", decimals: 6 },
  { currency: "usdcsol", title: "USD Coin", network: "Solana", decimals: 6 },
  { currency: "usdctrc20", title: "USD Coin", network: "TRC20", decimals: 6 },
  { currency: "ton", title: "Toncoin", network: "TON", decimals: 8 },
  { currency: "sol", title: "Solana", network: "Solana", decimals: 8 },
];

/** A coin by the name and network that people know it by: "Tether USD (TRC20)"; the ticker of one that is not offered any more. */
export function coinTitle(coin: string): string {
  const known = OFFERED_CURRENCIES.find(({ currency }) => currency === coin);
  if (!known) return coin.toUpperCase();
  return known.title === known.network ? known.title : `${known.title} (${known.network})`;
}

/** A gateway's own name. */
export function gatewayTitle(name: string): string {
  return name === "nowpayments" ? "NOWPayments" : name;
}

const COIN_AMOUNT = /^(\d{1,60})(?:\.(\d{1,60}))?$/;

/**
 * What received coins are worth by the quote they were asked for: price × received ÷ asked, rounded down to the cent.
 * Exact integers throughout, so never above the true value. @throws AppError IMPOSSIBLE for an unreadable or empty quote
 */
export function valueByQuote(quote: {
  price: Money;
  payAmount: string;
  receivedAmount: string;
}): Money {
  const asked = readCoins(quote.payAmount);
  const received = readCoins(quote.receivedAmount);
  invariant(asked.units > 0n, "a quote asks for nothing");
  invariant(quote.price.amount >= 0n, "a quote has a negative price");
  const dividend = quote.price.amount * received.units * asked.scale;
  return {
    amount: dividend / (asked.units * received.scale),
    currency: quote.price.currency,
  };
}

function readCoins(text: string): { units: bigint; scale: bigint } {
  const match = COIN_AMOUNT.exec(text);
  invariant(match, "an amount of coins is not a plain decimal");
  const [, whole = "0", fraction = ""] = match;
  return { units: BigInt(whole + fraction), scale: 10n ** BigInt(fraction.length) };
}

import { Decimal } from "decimal.js";
import { z } from "zod";
import { type Currency, type Money, parseMoney } from "@/lib/money";
import type { GatewayPayment, GatewayStatus } from "./rules";

/** Wide enough to be exact for every amount accepted below, and never in exponent notation. */
const Exact = Decimal.clone({ precision: 200, toExpNeg: -9e15, toExpPos: 9e15 });

const NUMBER = /^\d{1,40}(?:\.\d{1,60})?(?:[eE][+-]?\d{1,2})?$/;
// Fifteen digits survive every reader as a number, so an id can never be mistaken for its neighbour.
const PAYMENT_ID = /^[1-9]\d{0,14}$/;

const STATUSES: Readonly<Record<string, GatewayStatus>> = {
  waiting: "waiting",
  confirming: "seen",
  confirmed: "seen",
  sending: "seen",
  finished: "finished",
  partially_paid: "partially_paid",
  failed: "failed",
  expired: "expired",
  refunded: "refunded",
  cancelled: "cancelled",
  canceled: "cancelled",
};

/** Whether a value names a NOWPayments payment: plain digits, be it a number's text or a string. */
export function isPaymentId(value: unknown): value is string {
  return typeof value === "string" && PAYMENT_ID.test(value);
}

/** An amount in plain notation ("0.0000001" for 1e-7); null for signs, words and absurd sizes. */
export function parseCoins(text: string): string | null {
  return NUMBER.test(text) ? new Exact(text).toString() : null;
}

/** An amount of the shop's currency with any number of decimals, rounded to the cent in the direction named. */
export function roundToMoney(
  text: string,
  { currency, rounding }: { currency: Currency; rounding: "up" | "down" },
): Money {
  const mode = rounding === "up" ? Exact.ROUND_CEIL : Exact.ROUND_FLOOR;
  const cents = new Exact(text).times(100).toDecimalPlaces(0, mode);
  return { amount: BigInt(cents.toString()), currency };
}

const coins = z.string().transform((text, context) => {
  const plain = parseCoins(text);
  if (plain !== null) return plain;
  context.addIssue({ code: "custom", message: "not an amount" });
  return z.NEVER;
});
const paymentId = z.string().regex(PAYMENT_ID);
const ticker = z
  .string()
  .min(1)
  .max(40)
  .transform((text) => text.toLowerCase());

const payment = z.object({
  payment_id: paymentId,
  parent_payment_id: paymentId.nullish(),
  payment_extra_ids: z.array(z.unknown()).nullish(),
  order_id: z.string().nullish(),
  payment_status: z.string(),
  price_amount: z.string().nullish(),
  price_currency: z.string().nullish(),
  pay_currency: ticker,
  pay_amount: coins.nullish(),
  actually_paid: coins.nullish(),
  pay_address: z.string().nullish(),
  payin_extra_id: z.string().nullish(),
  network: z.string().nullish(),
  expiration_estimate_date: z.string().nullish(),
  valid_until: z.string().nullish(),
  updated_at: z.string().nullish(),
});

/** Reads a payment as any NOWPayments endpoint writes it (the types of its fields differ by endpoint). @throws ZodError */
export function parsePayment(body: unknown, shopCurrency: Currency): GatewayPayment {
  const wire = payment.parse(body);
  return {
    gatewayPaymentId: wire.payment_id,
    parentGatewayPaymentId: wire.parent_payment_id ?? null,
    childGatewayPaymentIds: (wire.payment_extra_ids ?? []).filter(isPaymentId),
    depositId: wire.order_id || null,
    status: parseStatus(wire.payment_status),
    statusWord: wire.payment_status.slice(0, 100),
    price: parsePrice(wire, shopCurrency),
    priceText: [wire.price_amount, wire.price_currency].filter(Boolean).join(" ").slice(0, 100),
    payCurrency: wire.pay_currency,
    payAmount: wire.pay_amount ?? "0",
    receivedAmount: wire.actually_paid ?? "0",
    payAddress: wire.pay_address ?? "",
    payinExtraId: wire.payin_extra_id || null,
    network: wire.network || null,
    quoteExpiresAt: parseTime(wire.expiration_estimate_date),
    validUntil: parseTime(wire.valid_until),
    updatedAt: parseTime(wire.updated_at),
  };
}

/** The gateway's word in our list. Words are taken exactly: one that is spelt differently is not known. */
export function parseStatus(word: string): GatewayStatus {
  return (Object.hasOwn(STATUSES, word) && STATUSES[word]) || "unknown";
}

function parsePrice(
  wire: Pick<z.infer<typeof payment>, "price_amount" | "price_currency">,
  shopCurrency: Currency,
): Money | null {
  if (wire.price_currency?.toUpperCase() !== shopCurrency) return null;
  const plain = parseCoins(wire.price_amount ?? "");
  return plain === null ? null : parseMoney(plain, shopCurrency);
}

// ISO 8601 in answers, milliseconds since 1970 in events.
function parseTime(text: string | null | undefined): Date | null {
  if (!text) return null;
  const time = new Date(/^\d{1,15}$/.test(text) ? Number(text) : text);
  return Number.isNaN(time.getTime()) ? null : time;
}

/** `POST /payment/:id/update-merchant-estimate`. */
export const quoteAnswer = z
  .object({
    id: paymentId,
    pay_amount: coins,
    expiration_estimate_date: z.string().nullish(),
  })
  .transform((wire) => ({
    gatewayPaymentId: wire.id,
    payAmount: wire.pay_amount,
    quoteExpiresAt: parseTime(wire.expiration_estimate_date),
  }));

/** `GET /estimate`: the amount is a string on the wire and a number in the documentation. */
export const estimateAnswer = z.object({
  currency_from: ticker.nullish(),
  currency_to: ticker.nullish(),
  estimated_amount: coins,
});

/** `GET /min-amount`: without `fiat_equivalent` where the gateway has no rate for it. */
export const minimumAnswer = z.object({ min_amount: coins, fiat_equivalent: coins.nullish() });

/** `GET /merchant/coins`: upper-case `selectedCurrencies` on the wire, `currencies` in the documentation. */
export const merchantCoinsAnswer = z
  .union([
    z.object({ selectedCurrencies: z.array(ticker) }).transform((wire) => wire.selectedCurrencies),
    z.object({ currencies: z.array(ticker) }).transform((wire) => wire.currencies),
  ])
  .transform((tickers) => new Set(tickers));

const precision = z.coerce.number().int().min(1).max(30).nullish().catch(null);

/** `GET /full-currencies`: `available_for_payment` is missing in older answers. */
export const fullCurrenciesAnswer = z.object({
  currencies: z.array(
    z.object({
      code: ticker,
      enable: z.boolean(),
      available_for_payment: z.boolean().nullish(),
      precision,
      network_precision: precision,
    }),
  ),
});

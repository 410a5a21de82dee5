import { divideDecimal, formatDecimal, parseDecimal, roundDecimal } from "@/sandbox/decimal";
import { type Call, parseObject } from "@/sandbox/http";
import type { NowpaymentsDouble } from "./double";
import { GatewayError } from "./gateway-error";
import type { NewPayment } from "./payment-book";
import { createdShape, currencyShape, eurToCoin, readShape } from "./shapes";
import type { SandboxPayment } from "./types";

const SORT_KEYS = ["created_at", "payment_id", "payment_status", "price_amount", "pay_amount"];

/** GET /currencies: lower-case codes. */
export function listCurrencies(double: NowpaymentsDouble): unknown {
  return { currencies: double.market.coins.map((coin) => coin.code) };
}

/** GET /merchant/coins: upper-case codes under the key that the live service uses. */
export function listMerchantCoins(double: NowpaymentsDouble): unknown {
  const selected = double.market.coins.filter((coin) => coin.isSelected);
  return { selectedCurrencies: selected.map((coin) => coin.code.toUpperCase()) };
}

/** GET /full-currencies. */
export function listFullCurrencies(double: NowpaymentsDouble): unknown {
  return { currencies: double.market.coins.map(currencyShape) };
}

/** GET /estimate, fiat to coin, coin to fiat or coin to coin; the answer's amount is text. */
export function estimate(double: NowpaymentsDouble, query: URLSearchParams): unknown {
  const from = knownCurrency(double, query.get("currency_from"));
  const to = knownCurrency(double, query.get("currency_to"));
  const amount = positiveAmount(query.get("amount"), "amount");
  return {
    currency_from: from,
    amount_from: Number(amount),
    currency_to: to,
    estimated_amount: double.market.convert(amount, { from, to }),
  };
}

/** GET /min-amount; `fiat_equivalent` is a currency code in the query and a number in the answer. */
export function minAmount(double: NowpaymentsDouble, query: URLSearchParams): unknown {
  const from = knownCurrency(double, query.get("currency_from"));
  const to = knownCurrency(double, query.get("currency_to") ?? double.settings.payoutCurrency);
  const coin = double.market.find(from);
  const payer = coin ?? double.market.require(to);
  if (!payer.isAvailable) throw notConvertible(from, to);
  const eur = parseDecimal(payer.minimumEur);
  const fiat = query.get("fiat_equivalent");
  return {
    currency_from: from,
    currency_to: to,
    min_amount: Number(
      formatDecimal(coin ? eurToCoin(eur, coin, "up") : inFiat(double, payer.minimumEur, from)),
    ),
    ...(fiat && {
      fiat_equivalent: Number(
        formatDecimal(inFiat(double, payer.minimumEur, knownCurrency(double, fiat))),
      ),
    }),
  };
}

/** POST /payment. */
export function createPayment(double: NowpaymentsDouble, call: Call): SandboxPayment {
  const body = jsonBody(call);
  const payCurrency = knownCurrency(double, body.pay_currency);
  const priceCurrency = knownCurrency(double, body.price_currency);
  const priceAmount = positiveAmount(body.price_amount, "price_amount");
  const coin = double.market.find(payCurrency);
  if (!coin) throw new GatewayError(400, "INVALID_REQUEST_PARAMS", "pay_currency must be a coin");
  if (!coin.isAvailable) throw notConvertible(payCurrency, double.settings.payoutCurrency);
  if (double.market.toEur(priceAmount, priceCurrency) < parseDecimal(coin.minimumEur))
    throw new GatewayError(400, "AMOUNT_MINIMAL_ERROR", "Amount is less than minimal");
  const order: NewPayment = {
    priceAmount,
    priceCurrency,
    payCurrency,
    orderId: optionalText(body.order_id, "order_id"),
    orderDescription: optionalText(body.order_description, "order_description"),
    ipnCallbackUrl: optionalText(body.ipn_callback_url, "ipn_callback_url"),
    isFixedRate: body.is_fixed_rate === true,
    isFeePaidByUser: body.is_fee_paid_by_user === true,
  };
  if (body.pay_amount !== undefined)
    order.payAmount = positiveAmount(body.pay_amount, "pay_amount");
  return double.create(order);
}

/** The answer to POST /payment. */
export function describeCreated(double: NowpaymentsDouble, payment: SandboxPayment): unknown {
  return createdShape(payment, double.market.require(payment.payCurrency));
}

/** GET /payment/:id. */
export function getPayment(double: NowpaymentsDouble, paymentId: string): unknown {
  return readShape(findPayment(double, paymentId));
}

/** POST /payment/:id/update-merchant-estimate. */
export function updateEstimate(double: NowpaymentsDouble, paymentId: string): unknown {
  const payment = findPayment(double, paymentId);
  double.refreshQuote(payment);
  return {
    id: payment.paymentId,
    token_id: payment.purchaseId,
    pay_amount: Number(payment.payAmount),
    expiration_estimate_date: new Date(payment.expirationEstimateDate).toISOString(),
  };
}

/** GET /payment/ with the paging and order the service documents. */
export function listPayments(double: NowpaymentsDouble, query: URLSearchParams): unknown {
  const limit = Math.min(500, Math.max(1, Number(query.get("limit") ?? 10) || 10));
  const page = Math.max(0, Number(query.get("page") ?? 0) || 0);
  const sortBy = query.get("sortBy") ?? "created_at";
  if (!SORT_KEYS.includes(sortBy))
    throw new GatewayError(
      400,
      "INVALID_REQUEST_PARAMS",
      `sortBy must be one of ${SORT_KEYS.join(", ")}`,
    );
  const from = Date.parse(query.get("dateFrom") ?? "1970-01-01");
  const until = Date.parse(query.get("dateTo") ?? "9999-12-31");
  const rows = double
    .payments()
    .filter((payment) => payment.createdAt >= from && payment.createdAt <= until)
    .map(readShape)
    .sort((left, right) => compare(left[sortBy], right[sortBy]));
  if (query.get("orderBy") !== "asc") rows.reverse();
  return {
    data: rows.slice(page * limit, (page + 1) * limit),
    limit,
    page,
    pagesCount: Math.ceil(rows.length / limit),
    total: rows.length,
  };
}

function compare(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left).localeCompare(String(right));
}

function inFiat(double: NowpaymentsDouble, eur: string, fiat: string): bigint {
  const value = divideDecimal(parseDecimal(eur), double.market.eurRate(fiat));
  return roundDecimal(value, { digits: 8, mode: "up" });
}

function findPayment(double: NowpaymentsDouble, paymentId: string): SandboxPayment {
  const payment = double.payment(paymentId);
  if (!payment) throw new GatewayError(404, "NOT_FOUND", "Payment not found");
  return payment;
}

function jsonBody(call: Call): Record<string, unknown> {
  try {
    return parseObject(call.body);
  } catch (cause) {
    const error = new GatewayError(400, "INVALID_REQUEST_PARAMS", "body must be a JSON object");
    error.cause = cause;
    throw error;
  }
}

function knownCurrency(double: NowpaymentsDouble, value: unknown): string {
  if (typeof value !== "string" || value === "")
    throw new GatewayError(400, "INVALID_REQUEST_PARAMS", "currency is required");
  const code = value.toLowerCase();
  if (!double.market.knows(code))
    throw new GatewayError(400, "BAD_REQUEST", `currencies not found: ${value}`);
  return code;
}

function positiveAmount(value: unknown, name: string): string {
  const isAmount =
    (typeof value === "number" || typeof value === "string") && /^\d+(\.\d+)?$/.test(String(value));
  if (!isAmount || Number(value) <= 0)
    throw new GatewayError(400, "INVALID_REQUEST_PARAMS", `${name} must be a positive number`);
  return String(value);
}

function optionalText(value: unknown, name: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string")
    throw new GatewayError(400, "INVALID_REQUEST_PARAMS", `${name} must be a string`);
  return value;
}

function notConvertible(from: string, to: string): GatewayError {
  return new GatewayError(400, "BAD_REQUEST", `Currency ${from} is not convertable to ${to} now`);
}

import {
  divideDecimal,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
} from "@/sandbox/decimal";
import type { Random } from "@/sandbox/random";
import type { Coin } from "./coins";
import type { SandboxPayment } from "./types";

const COIN_ADDED_AT = "2024-08-28T16:06:33.998Z";

/** Answer of POST /payment: ids are strings, nothing is said about what was paid. */
export function createdShape(payment: SandboxPayment, coin: Coin): Record<string, unknown> {
  return {
    payment_id: payment.paymentId,
    payment_status: payment.status,
    pay_address: payment.payAddress,
    price_amount: Number(payment.priceAmount),
    price_currency: payment.priceCurrency,
    pay_amount: Number(payment.payAmount),
    amount_received: Number(payment.outcomeAmount),
    pay_currency: payment.payCurrency,
    order_id: payment.orderId,
    order_description: payment.orderDescription,
    payin_extra_id: payment.payinExtraId,
    ipn_callback_url: payment.ipnCallbackUrl,
    created_at: new Date(payment.createdAt).toISOString(),
    updated_at: new Date(payment.updatedAt).toISOString(),
    purchase_id: payment.purchaseId,
    smart_contract: coin.smartContract,
    network: coin.network,
    network_precision: coin.smartContract === null ? null : coin.networkPrecision,
    time_limit: null,
    burning_percent: null,
    expiration_estimate_date: new Date(payment.expirationEstimateDate).toISOString(),
    is_fixed_rate: payment.isFixedRate,
    is_fee_paid_by_user: payment.isFeePaidByUser,
    valid_until: new Date(payment.validUntil).toISOString(),
    type: "crypto2crypto",
  };
}

/** Answer of GET /payment/:id and a row of the list: ids are numbers; keys about relatives exist only where there are any. */
export function readShape(payment: SandboxPayment): Record<string, unknown> {
  return {
    payment_id: Number(payment.paymentId),
    invoice_id: null,
    payment_status: payment.status,
    pay_address: payment.payAddress,
    payin_extra_id: payment.payinExtraId,
    price_amount: Number(payment.priceAmount),
    price_currency: payment.priceCurrency,
    pay_amount: Number(payment.payAmount),
    actually_paid: Number(payment.actuallyPaid),
    pay_currency: payment.payCurrency,
    order_id: payment.orderId,
    order_description: payment.orderDescription,
    purchase_id: Number(payment.purchaseId),
    outcome_amount: Number(payment.outcomeAmount),
    outcome_currency: payment.outcomeCurrency,
    payout_hash: payment.payoutHash,
    payin_hash: payment.payinHash,
    created_at: new Date(payment.createdAt).toISOString(),
    updated_at: new Date(payment.updatedAt).toISOString(),
    burning_percent: "null",
    type: "crypto2crypto",
    ...(payment.childPaymentIds.length > 0 && {
      payment_extra_ids: payment.childPaymentIds.map(Number),
    }),
    ...(payment.parentPaymentId !== null && {
      parent_payment_id: Number(payment.parentPaymentId),
      origin_type: "REPEATED",
    }),
  };
}

/** Body of an IPN: like the read answer and yet not; `updated_at` is epoch milliseconds and now and then missing. */
export function ipnShape(payment: SandboxPayment, random: Random): Record<string, unknown> {
  return {
    payment_id: Number(payment.paymentId),
    parent_payment_id: payment.parentPaymentId === null ? null : Number(payment.parentPaymentId),
    invoice_id: null,
    payment_status: payment.status,
    pay_address: payment.payAddress,
    payin_extra_id: payment.payinExtraId,
    price_amount: Number(payment.priceAmount),
    price_currency: payment.priceCurrency,
    pay_amount: Number(payment.payAmount),
    actually_paid: Number(payment.actuallyPaid),
    actually_paid_at_fiat: Number(payment.actuallyPaidAtFiat),
    pay_currency: payment.payCurrency,
    order_id: payment.orderId,
    order_description: payment.orderDescription,
    purchase_id: payment.purchaseId,
    outcome_amount: Number(payment.outcomeAmount),
    outcome_currency: payment.outcomeCurrency,
    payment_extra_ids: null,
    fee: feeShape(payment, random),
    ...(random() < 0.75 && { updated_at: payment.updatedAt }),
  };
}

/** Fees come as numbers or as text, and are often so small that other languages print them with an exponent. */
function feeShape(payment: SandboxPayment, random: Random): Record<string, unknown> {
  const serviceFee = formatDecimal(
    roundDecimal(multiplyDecimal(parseDecimal(payment.outcomeAmount), parseDecimal("0.005")), {
      digits: 6,
      mode: "down",
    }),
  );
  const asText = random() < 0.15;
  return {
    currency: payment.outcomeCurrency,
    depositFee: asText ? "0.000083" : 0.000083,
    withdrawalFee: asText ? "0" : 0,
    serviceFee: asText ? serviceFee : Number(serviceFee),
  };
}

/** One entry of GET /full-currencies. */
export function currencyShape(coin: Coin, index: number): Record<string, unknown> {
  return {
    id: index + 1,
    code: coin.code.toUpperCase(),
    name: coin.name,
    enable: true,
    wallet_regex: coin.walletRegex,
    priority: index,
    extra_id_exists: coin.hasMemo,
    extra_id_regex: coin.hasMemo ? "^[0-9]{1,20}$" : null,
    logo_url: `/images/coins/${coin.code}.svg`,
    track: true,
    cg_id: coin.name.toLowerCase().replace(/[^a-z]+/g, "-"),
    is_maxlimit: false,
    network: coin.network,
    smart_contract: coin.smartContract,
    network_precision: String(coin.networkPrecision),
    explorer_link_hash: `https://${coin.network}-explorer.example/tx/:hash`,
    precision: coin.precision,
    ticker: coin.ticker,
    is_defi: false,
    is_popular: coin.isStable,
    is_stable: coin.isStable,
    available_for_to_conversion: true,
    trust_wallet_id: null,
    created_at: COIN_ADDED_AT,
    updated_at: COIN_ADDED_AT,
    available_for_payment: coin.isAvailable,
    available_for_payout: coin.isAvailable,
    extra_id_optional: coin.code !== "xrp",
  };
}

/** An amount in euros as an amount of the coin, at the coin's wire precision. */
export function eurToCoin(eur: bigint, coin: Coin, mode: "up" | "down"): bigint {
  return roundDecimal(divideDecimal(eur, parseDecimal(coin.eurPerCoin)), {
    digits: coin.precision,
    mode,
  });
}

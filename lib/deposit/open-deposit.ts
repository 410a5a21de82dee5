import { query } from "@/lib/db";
import { env, requireEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { findGateway } from "@/lib/gateway/find-gateway";
import { listGateways } from "@/lib/gateway/list-gateways";
import { listOfferedCoins } from "@/lib/gateway/list-offered-coins";
import { coinTitle, GATEWAY_NAMES, type Gateway, type GatewayPayment } from "@/lib/gateway/rules";
import { newId } from "@/lib/id";
import { log } from "@/lib/log";
import type { Money } from "@/lib/money";
import { getPayment } from "./get-payment";
import { type PaymentView, QUOTE_MS } from "./rules";

/** The gateway that takes a coin which is not switched off. @throws AppError CURRENCY_UNAVAILABLE */
export async function requireGateway({
  currency,
  gateway,
}: {
  currency: string;
  gateway?: string;
}): Promise<Gateway> {
  const name = GATEWAY_NAMES.find((known) => known === gateway);
  const named = name ? [findGateway(name)] : [];
  for (const candidate of gateway === undefined ? listGateways() : named) {
    const offered = candidate ? await listOfferedCoins(candidate) : [];
    if (candidate && offered.some((coin) => coin.currency === currency)) return candidate;
  }
  throw new AppError("CURRENCY_UNAVAILABLE", { details: { currency } });
}

/**
 * Asks a gateway for an address, once: our row is committed first, so that money which names it is ours whatever happens then. When the
 * gateway refuses or does not answer the deposit fails and, with `isFirst`, its order is cancelled before the error is thrown.
 * Refuses: BANNED, NOT_FOUND, ORDER_NOT_PAYABLE, AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE, CURRENCY_UNAVAILABLE, GATEWAY_UNAVAILABLE.
 */
export async function openDeposit(deposit: {
  shopperId: string;
  orderId: string | null;
  isFirst: boolean;
  price: Money;
  currency: string;
  gateway: Gateway;
  requestKey: string | null;
  /** The chat shows it already: the bot need not write where to pay. */
  isShown?: boolean;
}): Promise<PaymentView> {
  const depositId = newId("deposit");
  const row = {
    deposit_id: depositId,
    shopper_id: deposit.shopperId,
    order_id: deposit.orderId,
    gateway: deposit.gateway.name,
    pay_currency: deposit.currency,
    price_minor: deposit.price.amount.toString(),
    ttl_seconds: env().ORDER_TTL_MINUTES * 60,
    request_key: deposit.requestKey,
    is_shown: deposit.isShown ?? false,
  };
  await query({
    name: "open_deposit",
    text: "SELECT open_deposit($1::jsonb)",
    values: [JSON.stringify(row)],
  });
  try {
    const created = await deposit.gateway.createPayment({
      depositId,
      price: deposit.price,
      payCurrency: deposit.currency,
      description: deposit.orderId ? `Order ${deposit.orderId}` : `Refill ${depositId}`,
      eventUrl: `${requireEnv("PUBLIC_URL")}/api/ipn/${deposit.gateway.name}`,
    });
    await recordCreated(depositId, created);
  } catch (error) {
    log().warn({ err: error, depositId }, "a gateway made no payment");
    await query({
      name: "fail_deposit",
      text: "SELECT fail_deposit($1, $2)",
      values: [depositId, deposit.isFirst],
    });
    throw error;
  }
  return getPayment({ paymentId: depositId, shopperId: deposit.shopperId });
}

async function recordCreated(depositId: string, created: GatewayPayment): Promise<void> {
  const answer = {
    deposit_id: depositId,
    gateway_payment_id: created.gatewayPaymentId,
    status_word: created.statusWord,
    pay_amount: created.payAmount,
    pay_address: created.payAddress,
    payin_extra_id: created.payinExtraId,
    network: created.network,
    coin: coinTitle(created.payCurrency),
    quote_expires_at: created.quoteExpiresAt ?? new Date(Date.now() + QUOTE_MS),
  };
  await query({
    name: "record_created_payment",
    text: "SELECT record_created_payment($1::jsonb)",
    values: [JSON.stringify(answer)],
  });
}

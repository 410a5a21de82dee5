import { LosslessNumber, stringify } from "lossless-json";
import { AppError, invariant } from "@/lib/errors";
import { log } from "@/lib/log";
import { type Currency, toDecimal } from "@/lib/money";
import type { GatewayLine } from "./open-line";
import { parsePayment } from "./parse-wire";
import type { CreatePayment, GatewayPayment } from "./rules";

/**
 * Opens a payment at NOWPayments with one POST that is never repeated: a repetition would mint a second address. The answer
 * must name what was asked for, to the letter. @throws CallError, ZodError, AppError GATEWAY_UNAVAILABLE
 */
export async function createPayment(
  line: GatewayLine,
  { shopCurrency, asked }: { shopCurrency: Currency; asked: CreatePayment },
): Promise<GatewayPayment> {
  invariant(asked.price.currency === shopCurrency, "a price in another currency");
  invariant(asked.price.amount > 0n, "a price of nothing");
  const payment = parsePayment(
    await line.once({ path: "/payment", body: formatRequest(asked) }),
    shopCurrency,
  );
  const wrong = findDifferences(asked, payment);
  if (wrong.length === 0) return payment;
  const details = {
    gateway: "nowpayments",
    reason: "answer_differs",
    outcome: "unknown",
    wrong,
    depositId: asked.depositId,
    gatewayPaymentId: payment.gatewayPaymentId,
  };
  log().error(details, "the gateway made another payment than the one asked for");
  throw new AppError("GATEWAY_UNAVAILABLE", { details });
}

function formatRequest({ depositId, price, payCurrency, description, eventUrl }: CreatePayment) {
  const request = stringify({
    price_amount: new LosslessNumber(toDecimal(price)),
    price_currency: price.currency.toLowerCase(),
    pay_currency: payCurrency,
    ipn_callback_url: eventUrl,
    order_id: depositId,
    // Part of what the gateway signs; plain ASCII cannot be spelt in two ways.
    order_description: description.replace(/[^\x20-\x7e]/g, "?").slice(0, 200),
  });
  invariant(request, "a request has no text");
  return request;
}

function findDifferences(asked: CreatePayment, payment: GatewayPayment): string[] {
  const isPriceKept =
    payment.price?.amount === asked.price.amount && payment.price.currency === asked.price.currency;
  const checks: Record<string, boolean> = {
    order_id: payment.depositId === asked.depositId,
    price: isPriceKept,
    pay_currency: payment.payCurrency === asked.payCurrency,
    pay_amount: /[1-9]/.test(payment.payAmount),
    pay_address: payment.payAddress.trim() !== "",
    parent_payment_id: payment.parentGatewayPaymentId === null,
  };
  return Object.keys(checks).filter((name) => !checks[name]);
}

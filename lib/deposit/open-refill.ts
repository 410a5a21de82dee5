import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { compare, type Money, requireMoney, toDecimal } from "@/lib/money";
import { findEarlier } from "./find-earlier";
import { getPayment } from "./get-payment";
import { openDeposit, requireGateway } from "./open-deposit";
import type { PaymentView } from "./rules";

/** Opens a payment that fills the balance; it never pays an order. Refuses: AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE, CURRENCY_UNAVAILABLE, GATEWAY_UNAVAILABLE, BANNED. */
export async function openRefill(refill: {
  shopperId: string;
  amount: Money;
  currency: string;
  gateway?: string;
  requestKey: string | null;
  /** The chat shows it: the bot need not write where to pay. */
  isShown?: boolean;
}): Promise<PaymentView> {
  const { shopperId, amount, requestKey } = refill;
  if (requestKey) {
    const { depositId } = await findEarlier({ shopperId, requestKey });
    if (depositId) return getPayment({ paymentId: depositId, shopperId });
  }
  const minimum = requireMoney(env().MIN_DEPOSIT_EUR, amount.currency);
  const maximum = requireMoney(env().MAX_DEPOSIT_EUR, amount.currency);
  requireAtLeast(amount, minimum);
  if (compare(amount, maximum) > 0)
    throw new AppError("AMOUNT_TOO_LARGE", { details: { maximum: toDecimal(maximum) } });
  const gateway = await requireGateway(refill);
  requireAtLeast(amount, await gateway.getMinimum(refill.currency));
  return openDeposit({
    shopperId,
    orderId: null,
    isFirst: true,
    price: amount,
    currency: refill.currency,
    gateway,
    requestKey,
    isShown: refill.isShown ?? false,
  });
}

function requireAtLeast(amount: Money, minimum: Money): void {
  if (compare(amount, minimum) < 0)
    throw new AppError("AMOUNT_TOO_SMALL", { details: { minimum: toDecimal(minimum) } });
}

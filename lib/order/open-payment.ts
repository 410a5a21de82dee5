import { findEarlier } from "@/lib/deposit/find-earlier";
import { getPayment } from "@/lib/deposit/get-payment";
import { openDeposit, requireGateway } from "@/lib/deposit/open-deposit";
import type { PaymentView } from "@/lib/deposit/rules";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Gateway } from "@/lib/gateway/rules";
import { compare, larger, type Money, requireMoney, toDecimal } from "@/lib/money";
import { findMissing } from "./find-missing";
import { payOrder } from "./pay-order";
import { placeOrder } from "./place-order";
import { viewBalancePayment } from "./view-balance-payment";

export type PaymentRequest = {
  readonly type: "basket" | "offer" | "order";
  readonly offerId?: string;
  readonly quantity?: number;
  readonly orderId?: string;
  readonly currency: string;
  readonly gateway?: string;
  readonly expectedTotal?: Money;
};

type Call = {
  shopperId: string;
  request: PaymentRequest;
  requestKey: string | null;
  /** The chat shows the payment: the bot need not write where to pay. */
  isShown?: boolean;
};

/**
 * Buys the basket, one offer, or what an open order still needs: with `currency: "balance"` at once, else by a new payment at a gateway.
 * A first payment whose gateway fails leaves nothing reserved. Refuses what placeOrder, payOrder and openDeposit refuse.
 */
export async function openPayment(call: Call): Promise<PaymentView> {
  const { shopperId, request, requestKey } = call;
  if (requestKey) {
    const earlier = await findEarlier({ shopperId, requestKey });
    if (earlier.depositId) return getPayment({ paymentId: earlier.depositId, shopperId });
    if (earlier.orderId && earlier.isPaid)
      return viewBalancePayment({ orderId: earlier.orderId, shopperId });
  }
  if (request.currency === "balance") return payFromBalance(call);
  const gateway = await requireGateway(request);
  return request.type === "order" ? payRemainder(call, gateway) : payNewOrder(call, gateway);
}

async function payFromBalance({ shopperId, request, requestKey }: Call): Promise<PaymentView> {
  if (request.type === "order") {
    const orderId = request.orderId ?? "";
    if (request.expectedTotal) {
      const { price_amount: total } = await viewBalancePayment({ orderId, shopperId });
      if (toDecimal(request.expectedTotal) !== total)
        throw new AppError("PRICE_CHANGED", { details: { total } });
    }
    await payOrder({ orderId, shopperId }).catch((error: unknown) => {
      if (requestKey === null || !isPaidAlready(error)) throw error;
    });
    return viewBalancePayment({ orderId, shopperId });
  }
  const { orderId } = await placeOrder({ ...request, shopperId, isFromBalance: true, requestKey });
  return viewBalancePayment({ orderId, shopperId });
}

// Perhaps by the same request, whose answer was lost: whoever wants it paid from the balance has it so, by whatever money that was.
function isPaidAlready(error: unknown): boolean {
  return error instanceof AppError && error.details.outcome === "already_paid";
}

async function payNewOrder(
  { shopperId, request, requestKey, isShown = false }: Call,
  gateway: Gateway,
): Promise<PaymentView> {
  const least = await gateway.getMinimum(request.currency);
  const most = requireMoney(env().MAX_DEPOSIT_EUR, least.currency);
  const { orderId, total } = await placeOrder({
    ...request,
    shopperId,
    totalRange: { least, most },
    isFromBalance: false,
    requestKey,
  });
  const { currency } = request;
  return openDeposit({
    shopperId,
    orderId,
    isFirst: true,
    price: total,
    currency,
    gateway,
    requestKey,
    isShown,
  });
}

// Where a coin's minimum is higher than what is missing, the payment is for that minimum and the excess stays on the balance.
async function payRemainder(
  { shopperId, request, requestKey, isShown = false }: Call,
  gateway: Gateway,
): Promise<PaymentView> {
  const orderId = request.orderId ?? "";
  const missing = await findMissing({ orderId, shopperId });
  if (request.expectedTotal && compare(request.expectedTotal, missing) !== 0)
    throw new AppError("PRICE_CHANGED", { details: { total: toDecimal(missing) } });
  const { currency } = request;
  const price = larger(missing, await gateway.getMinimum(currency));
  return openDeposit({
    ...{ shopperId, orderId, isFirst: false, price },
    ...{ currency, gateway, requestKey, isShown },
  });
}

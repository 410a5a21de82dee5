import { Decimal } from "decimal.js";
import { env } from "@/lib/env";
import { invariant } from "@/lib/errors";
import {
  type Gateway,
  type GatewayPayment,
  type GatewayStatus,
  valueByQuote,
} from "@/lib/gateway/rules";
import { compare, type Money, requireMoney, smaller, subtract, zero } from "@/lib/money";
import type { KnownDeposit } from "./find-deposit";
import { isQuoteStale, type ReviewReason } from "./rules";

/** What is to be credited, or why a person must look. */
export type Valued = {
  credit: Money;
  review: { reason: ReviewReason; proposed: Money | null; isNews?: boolean } | null;
};

// Cancelled by hand in the gateway's dashboard: what had arrived stays with the shop.
const FINAL = new Set<GatewayStatus>(["finished", "partially_paid", "cancelled"]);

const Coins = Decimal.clone({ precision: 60, toExpNeg: -40, toExpPos: 40 });

/**
 * What the coins that are confirmed and not credited yet are worth in the shop's currency, rounded down (decision 009): by the quote in the
 * asked coin, by the smaller of quote and estimate once the quote is stale, by the estimate in any other coin.
 * @throws AppError GATEWAY_UNAVAILABLE when an estimate must be asked for again later
 */
export async function valuePayment({
  gateway,
  truth,
  deposit,
  seenAt,
}: {
  gateway: Gateway;
  truth: GatewayPayment;
  deposit: KnownDeposit;
  seenAt: Date;
}): Promise<Valued> {
  const none = zero(deposit.price.currency);
  const stop = (reason: ReviewReason, proposed: Money | null = null): Valued => ({
    credit: none,
    review: { reason, proposed },
  });
  const received = new Coins(truth.receivedAmount);
  const fresh = received.minus(deposit.creditedAmount);
  const isEmpty = received.isZero();
  if (deposit.isDecided) return valueDecided({ truth, fresh, none });
  if (truth.status === "unknown") return stop("UNKNOWN_STATUS");
  if (truth.status === "failed" || truth.status === "expired")
    return fresh.gt(0) ? stop("UNKNOWN_STATUS") : { credit: none, review: null }; // whether the coins can be had is not said
  if (!FINAL.has(truth.status) || (isEmpty && truth.status !== "finished"))
    return { credit: none, review: null };
  if (hasConflict(truth, deposit)) return stop("AMOUNT_CONFLICT");
  if (isEmpty) return stop("FINISHED_EMPTY");
  if (fresh.lte(0) || deposit.hasReview) return { credit: none, review: null };

  const coins = { amount: fresh.toString(), currency: truth.payCurrency };
  if (truth.payCurrency !== deposit.payCurrency) {
    const estimate = await gateway.estimateValue(coins);
    if (!estimate) return stop("NO_ESTIMATE");
    const limit = requireMoney(env().REVIEW_ABOVE, estimate.currency);
    return compare(estimate, limit) > 0
      ? stop("WRONG_COIN_LARGE", estimate)
      : { credit: estimate, review: null };
  }
  const byQuote = quoteValue(truth, deposit);
  if (!isQuoteStale({ seenAt, quoteExpiresAt: deposit.quoteExpiresAt }))
    return { credit: byQuote, review: null };
  const estimate = await gateway.estimateValue(coins);
  return estimate
    ? { credit: smaller(byQuote, estimate), review: null }
    : stop("NO_ESTIMATE", byQuote);
}

// A person has decided what this payment is worth: only coins that they did not know of are news, and again theirs to decide about.
function valueDecided(of: { truth: GatewayPayment; fresh: Decimal; none: Money }): Valued {
  const { truth, fresh, none } = of;
  const isNews = fresh.gt(0) && truth.status !== "waiting" && truth.status !== "seen";
  const review = { reason: "AMOUNT_CONFLICT", proposed: null, isNews } as const;
  return { credit: none, review: isNews ? review : null };
}

/** Whether the coins seen on the chain make up the asked amount less the tolerance. Only of an original payment is the asked amount known. */
export function isSeenEnough(truth: GatewayPayment): boolean {
  if (truth.parentGatewayPaymentId) return false;
  const share = new Coins(100).minus(env().UNDERPAYMENT_TOLERANCE_PERCENT).div(100);
  const asked = new Coins(truth.payAmount);
  return asked.gt(0) && new Coins(truth.receivedAmount).gte(asked.times(share));
}

/** Whether the gateway asks for coins at all. */
export function hasQuote(truth: GatewayPayment): boolean {
  return new Coins(truth.payAmount).gt(0);
}

// A repeated or wrong-asset transfer has its price rewritten to what arrived: only an original payment is compared.
function hasConflict(truth: GatewayPayment, deposit: KnownDeposit): boolean {
  if (truth.depositId !== null && truth.depositId !== deposit.depositId) return true;
  if (truth.parentGatewayPaymentId) return false;
  if (!hasQuote(truth)) return true;
  if (truth.payCurrency !== deposit.payCurrency) return true; // a wrong coin comes as a payment of its own
  return truth.price === null || compare(truth.price, deposit.price) !== 0;
}

// Valued in all and then the part credited before taken off, so that no fraction of a cent is lost between increments.
function quoteValue(truth: GatewayPayment, deposit: KnownDeposit): Money {
  const payAmount = truth.parentGatewayPaymentId ? deposit.payAmount : truth.payAmount;
  invariant(payAmount, "a second transfer without a quote");
  const worth = (receivedAmount: string) =>
    valueByQuote({ price: deposit.price, payAmount, receivedAmount });
  return subtract(worth(truth.receivedAmount), worth(deposit.creditedAmount));
}

// The one money rule once more, in a few lines of its own arithmetic, to hold the shop's against.
import {
  at,
  closeDeposits,
  hasStock,
  type ModelDeposit,
  type ModelOrder,
  type ModelPayment,
  must,
  type ShopModel,
  TERM_MINUTES,
  takeStock,
} from "./shop-model";

const GRACE_MINUTES = 60;
const REVIEW_ABOVE = 100_00n;
const TOLERANCE_PER_MILLE = 5n;
export const COIN = 10n ** 18n;

/** A payment as it is at the gateway. */
export type Truth = {
  id: string;
  /** The payment to whose address it was a second transfer. */
  parent: Truth | null;
  childIds: string[];
  depositId: string | null;
  word: string;
  /** In cents of the shop's currency, as the gateway has it. */
  price: bigint;
  coin: string;
  received: bigint;
  updatedAt: number;
  /** Of the original payment: what was asked, and until when; null where the answer that told it was lost: time does not pass for that one. */
  asked: bigint;
  quoteExpiresAt: number | null;
  /** What one coin is worth now, in units of 10^-18 of the shop's currency; null where the gateway has no price. */
  rate: bigint | null;
};

const SEEN = ["confirming", "confirmed", "sending"];
const MONEY = ["finished", "partially_paid"];
/** Reasons that end by themselves as soon as money of that payment is credited. */
const UNCLEAR = ["UNKNOWN_STATUS", "FINISHED_EMPTY", "UNKNOWN_PAYMENT"];
const KNOWN = [...SEEN, ...MONEY, "waiting", "failed", "expired", "refunded"];

/** Brings a payment into the books as it is at the gateway. */
export function settlePayment(shop: ShopModel, truth: Truth): void {
  const depositId = ownerOf(shop, truth);
  const isEmpty = truth.word === "waiting" || truth.word === "expired";
  if (depositId === null) {
    if (!isEmpty) review(shop, "UNKNOWN_PAYMENT", truth.id);
    return;
  }
  const { parent } = truth;
  const isParentUnknown = truth.quoteExpiresAt === null && parent && !shop.payments.has(parent.id);
  if (isParentUnknown) settlePayment(shop, parent);
  const deposit = must(shop.deposits, depositId);
  const payment = shop.payments.get(truth.id) ?? makePayment(depositId);
  shop.payments.set(truth.id, payment);
  if (payment.status === "refunded") return;
  noteSight(payment, truth, isEmpty);
  const reason = reasonForReview(shop, truth);
  const credit = reason ? 0n : worthOf(shop, truth);
  if (credit > 0n) creditPayment(shop, { truth, payment, credit });
  payment.status = truth.word;
  if (reason) review(shop, reason, truth.id);
  if (SEEN.includes(truth.word)) extendSeen(shop, truth, deposit);
  if (truth.word === "refunded" && payment.credited > 0n)
    reversePayment(shop, truth.id, { payment, deposit });
  deposit.status = statusOf(shop, truth, depositId);
}

function makePayment(depositId: string): ModelPayment {
  const nothing = { creditedCoins: 0n, credited: 0n, reversed: 0n };
  return { depositId, status: "waiting", ...nothing, knownCoins: 0n, seenAt: null, sightAt: 0 };
}

// Coins that come later are seen later; nothing is seen of a payment that waits or has expired.
function noteSight(payment: ModelPayment, truth: Truth, isEmpty: boolean): void {
  const isMore = payment.knownCoins > 0n && truth.received > payment.knownCoins;
  if (payment.seenAt === null || isMore) payment.sightAt = truth.updatedAt;
  else payment.sightAt = payment.seenAt;
  if (!isEmpty) payment.seenAt = payment.sightAt;
  if (truth.received > payment.knownCoins) payment.knownCoins = truth.received;
}

function ownerOf(shop: ShopModel, { id, parent, depositId }: Truth): string | null {
  const known = shop.payments.get(id) ?? shop.payments.get(parent?.id ?? "");
  if (known) return known.depositId;
  return depositId !== null && shop.deposits.has(depositId) ? depositId : null;
}

function review(shop: ShopModel, reason: string, subject: string): void {
  shop.reviews.add(`${reason} ${subject}`);
}

/** Whether a person decides about the money of a payment. */
function hasReview(shop: ShopModel, paymentId: string): boolean {
  return [...shop.reviews].some(
    (entry) => entry.endsWith(` ${paymentId}`) && !UNCLEAR.some((word) => entry.startsWith(word)),
  );
}

function isInReview(shop: ShopModel, paymentId: string): boolean {
  return [...shop.reviews].some(
    (entry) => entry.endsWith(` ${paymentId}`) && !shop.ended.has(entry),
  );
}

/** Why this payment must wait for a person, or null. */
function reasonForReview(shop: ShopModel, truth: Truth): string | null {
  if (!KNOWN.includes(truth.word)) return "UNKNOWN_STATUS";
  // Whether the coins of a failed payment can be had is not said.
  if (truth.word === "failed" || truth.word === "expired")
    return truth.received > must(shop.payments, truth.id).creditedCoins ? "UNKNOWN_STATUS" : null;
  if (!MONEY.includes(truth.word)) return null;
  if (truth.received === 0n && truth.word !== "finished") return null;
  const { depositId, creditedCoins } = must(shop.payments, truth.id);
  const deposit = must(shop.deposits, depositId);
  if (truth.parent === null && truth.price !== deposit.price) return "AMOUNT_CONFLICT";
  if (truth.received === 0n) return "FINISHED_EMPTY";
  const fresh = truth.received - creditedCoins;
  if (fresh <= 0n || hasReview(shop, truth.id)) return null;
  if (truth.coin === deposit.coin)
    return isStale(shop, truth) && truth.rate === null ? "NO_ESTIMATE" : null;
  if (truth.rate === null) return "NO_ESTIMATE";
  return estimate(fresh, truth.rate) > REVIEW_ABOVE ? "WRONG_COIN_LARGE" : null;
}

/** What is confirmed and not credited yet is worth, in cents. */
function worthOf(shop: ShopModel, truth: Truth): bigint {
  const { depositId, creditedCoins } = must(shop.payments, truth.id);
  const deposit = must(shop.deposits, depositId);
  const fresh = truth.received - creditedCoins;
  if (!MONEY.includes(truth.word) || fresh <= 0n || hasReview(shop, truth.id)) return 0n;
  const byEstimate = estimate(fresh, truth.rate ?? 0n);
  if (truth.coin !== deposit.coin) return byEstimate;
  const worth = (coins: bigint) => (deposit.price * coins) / truth.asked;
  const byQuote = worth(truth.received) - worth(creditedCoins);
  return isStale(shop, truth) && byEstimate < byQuote ? byEstimate : byQuote;
}

function estimate(coins: bigint, rate: bigint): bigint {
  return (coins * rate * 100n) / COIN / COIN;
}

function isStale(shop: ShopModel, { id, quoteExpiresAt }: Truth): boolean {
  const { sightAt } = must(shop.payments, id);
  return quoteExpiresAt !== null && sightAt - quoteExpiresAt >= GRACE_MINUTES;
}

function creditPayment(
  shop: ShopModel,
  { truth, payment, credit }: { truth: Truth; payment: ModelPayment; credit: bigint },
): void {
  const deposit = must(shop.deposits, payment.depositId);
  payment.creditedCoins = truth.received;
  payment.credited += credit;
  deposit.credited += credit;
  at(shop.shoppers, deposit.shopper).balance += credit;
  for (const reason of UNCLEAR)
    if (shop.reviews.has(`${reason} ${truth.id}`)) shop.ended.add(`${reason} ${truth.id}`);
  if (deposit.orderId) payByDeposit(shop, deposit.orderId);
}

/** A deposit for this order was just credited: the order is paid if the balance and the tolerance suffice. */
function payByDeposit(shop: ShopModel, orderId: string): void {
  const order = must(shop.orders, orderId);
  const shopper = at(shop.shoppers, order.shopper);
  if ((order.state !== "awaiting" && order.state !== "expired") || shopper.isFrozen) return;
  const missing = order.total - shopper.balance;
  if (missing > 0n && missing * 1000n > order.total * TOLERANCE_PER_MILLE) {
    if (order.state === "awaiting" && !order.isUnderpaidExtended) {
      order.isUnderpaidExtended = true;
      order.expiresAt = Math.max(order.expiresAt, shop.now + TERM_MINUTES);
    }
    return;
  }
  if (order.state === "expired") {
    if (!hasStock(shop, order.lines)) return;
    takeStock(shop, order.lines);
  }
  if (missing > 0n) order.granted = missing;
  shopper.balance += order.granted - order.total;
  order.state = "paid";
  closeDeposits(shop, orderId);
}

function extendSeen(shop: ShopModel, truth: Truth, deposit: ModelDeposit): void {
  const order = deposit.orderId ? must(shop.orders, deposit.orderId) : null;
  const isEnough =
    truth.parent === null && truth.received * 1000n >= truth.asked * (1000n - TOLERANCE_PER_MILLE);
  if (!order || !isEnough || order.state !== "awaiting" || order.isSeenExtended) return;
  order.isSeenExtended = true;
  order.expiresAt += 120;
}

function reversePayment(
  shop: ShopModel,
  id: string,
  { payment, deposit }: { payment: ModelPayment; deposit: ModelDeposit },
): void {
  const shopper = at(shop.shoppers, deposit.shopper);
  let back = payment.credited;
  if (shopper.balance < back) back = shopper.balance;
  shopper.balance -= back;
  payment.reversed = back;
  deposit.reversed += back;
  if (back === payment.credited) return;
  shopper.isFrozen = true;
  review(shop, "GATEWAY_REFUNDED", id);
}

/** What the shopper is told about a deposit after news of one of its payments. */
function statusOf(shop: ShopModel, truth: Truth, depositId: string): ModelDeposit["status"] {
  const deposit = must(shop.deposits, depositId);
  const payments = [...shop.payments].filter(([, payment]) => payment.depositId === depositId);
  const isUncovered = deposit.credited <= deposit.reversed;
  const isOpen = payments.some(([id]) => isInReview(shop, id));
  const isSeen = payments.some(([, { status }]) => SEEN.includes(status));
  const order = deposit.orderId ? must(shop.orders, deposit.orderId) : null;
  const isOwing = payments.some(([id]) => shop.reviews.has(`GATEWAY_REFUNDED ${id}`));
  if (isOpen && (isOwing || isUncovered)) return "review";
  if (isSeen && (isUncovered || order?.state === "awaiting")) return "confirming";
  if (deposit.credited > 0n && isUncovered) return "failed";
  if (deposit.credited > 0n) return statusByOrder(order);
  const own = shop.payments.get(truth.parent?.id ?? truth.id)?.status;
  if (own === "failed" || own === "refunded") return "failed";
  if (own === "expired") return own;
  const isQuiet = own === "waiting" || MONEY.includes(own ?? "");
  if (!isQuiet || deposit.status !== "confirming") return deposit.status;
  return !order || order.state === "awaiting" ? "waiting" : "expired";
}

function statusByOrder(order: ModelOrder | null): ModelDeposit["status"] {
  if (!order || order.state === "paid" || order.state === "delivered") return "settled";
  return order.state === "awaiting" ? "underpaid" : "expired";
}

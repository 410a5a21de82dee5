// What a shop must hold, in plain data: written from the money rule (docs/decisions/009), not from the SQL. Money is in cents, coins in units of
// 10^-18, times in whole minutes since the history began.

export type ModelLine = { offer: number; quantity: number };

export type ModelOrder = {
  shopper: number;
  lines: ModelLine[];
  total: bigint;
  state: "awaiting" | "paid" | "delivered" | "expired" | "cancelled";
  expiresAt: number;
  isFromBasket: boolean;
  isSeenExtended: boolean;
  isUnderpaidExtended: boolean;
  granted: bigint;
};

export type ModelDeposit = {
  shopper: number;
  orderId: string | null;
  price: bigint;
  coin: string;
  /** When a refill nobody pays is shown as over. */
  expiresAt: number;
  status: "waiting" | "confirming" | "settled" | "underpaid" | "expired" | "failed" | "review";
  credited: bigint;
  reversed: bigint;
};

/** What the shop knows of one payment at the gateway. */
export type ModelPayment = {
  depositId: string;
  status: string;
  creditedCoins: bigint;
  credited: bigint;
  reversed: bigint;
  /** The most coins ever heard of, and when they were first seen; `sightAt` is what counts for news just come. */
  knownCoins: bigint;
  seenAt: number | null;
  sightAt: number;
};

export type ModelShopper = { balance: bigint; isFrozen: boolean; basket: Map<number, number> };

export type ModelOffer = { price: bigint; free: number; isUnlimited: boolean };

export type ShopModel = {
  now: number;
  shoppers: ModelShopper[];
  offers: ModelOffer[];
  orders: Map<string, ModelOrder>;
  deposits: Map<string, ModelDeposit>;
  payments: Map<string, ModelPayment>;
  /** "REASON subject", each once; those that ended by themselves stay in it. */
  reviews: Set<string>;
  ended: Set<string>;
};

export const TERM_MINUTES = 30;
export const OPEN_ORDERS_MAX = 3;

/** The entry of that key, which must be there. */
export function must<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the model has no ${String(key)}`);
  return value;
}

/** The element at that place, which must be there. */
export function at<Value>(list: readonly Value[], index: number): Value {
  const value = list[index];
  if (value === undefined) throw new Error(`the model has nothing at ${index}`);
  return value;
}

export function totalOf(shop: ShopModel, lines: readonly ModelLine[]): bigint {
  return lines.reduce(
    (sum, { offer, quantity }) => sum + at(shop.offers, offer).price * BigInt(quantity),
    0n,
  );
}

export function hasStock(shop: ShopModel, lines: readonly ModelLine[]): boolean {
  return lines.every(({ offer, quantity }) => {
    const { free, isUnlimited } = at(shop.offers, offer);
    return isUnlimited || free >= quantity;
  });
}

/** Takes units off the shelf (or, with -1, puts them back). */
export function takeStock(shop: ShopModel, lines: readonly ModelLine[], sign: 1 | -1 = 1): void {
  for (const { offer, quantity } of lines) {
    const shelf = at(shop.offers, offer);
    if (!shelf.isUnlimited) shelf.free -= sign * quantity;
  }
}

/** The deposits made for an order, by id. */
export function depositsOf(shop: ShopModel, orderId: string): ModelDeposit[] {
  return [...shop.deposits.values()].filter((deposit) => deposit.orderId === orderId);
}

/** An order that is paid or ended needs its other deposits no more; what was credited of them is settled with it, or lapses with it. */
export function closeDeposits(shop: ShopModel, orderId: string): void {
  const isPaid = must(shop.orders, orderId).state === "paid";
  for (const deposit of depositsOf(shop, orderId)) {
    const isOpen = deposit.status === "waiting" || deposit.status === "underpaid";
    if (!isOpen && !(deposit.status === "expired" && deposit.credited > 0n)) continue;
    deposit.status = isPaid && deposit.credited > 0n ? "settled" : "expired";
  }
}

export function cancelOrder(shop: ShopModel, orderId: string): void {
  const order = must(shop.orders, orderId);
  order.state = "cancelled";
  takeStock(shop, order.lines, -1);
  closeDeposits(shop, orderId);
  const { basket } = at(shop.shoppers, order.shopper);
  if (order.isFromBasket && basket.size === 0)
    for (const { offer, quantity } of order.lines) basket.set(offer, quantity);
}

/** Whether an order's time is over; one with a payment on the chain is left alone for two hours more. */
export function isDue(shop: ShopModel, orderId: string): boolean {
  const { state, expiresAt } = must(shop.orders, orderId);
  if (state !== "awaiting" || expiresAt > shop.now) return false;
  const isOnChain = depositsOf(shop, orderId).some(({ status }) => status === "confirming");
  return !isOnChain || expiresAt + 120 <= shop.now;
}

export function expireOrder(shop: ShopModel, orderId: string): void {
  if (!isDue(shop, orderId)) return;
  const order = must(shop.orders, orderId);
  order.state = "expired";
  takeStock(shop, order.lines, -1);
  closeDeposits(shop, orderId);
}

export function expireRefills(shop: ShopModel): void {
  for (const deposit of shop.deposits.values())
    if (!deposit.orderId && deposit.status === "waiting" && deposit.expiresAt <= shop.now)
      deposit.status = "expired";
}

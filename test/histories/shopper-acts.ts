import { expect } from "vitest";
import { setBasketLine } from "@/lib/basket/set-basket-line";
import { queryOne } from "@/lib/db";
import { openRefill } from "@/lib/deposit/open-refill";
import type { PaymentView } from "@/lib/deposit/rules";
import { money } from "@/lib/money";
import { cancelOrder as cancelShopOrder } from "@/lib/order/cancel-order";
import { openPayment } from "@/lib/order/open-payment";
import { parseDecimal } from "@/sandbox/decimal";
import { type Act, attempt, expectRefusal, pick } from "./history-step";
import { MINIMUMS, notePayments, type World } from "./history-world";
import {
  at,
  cancelOrder,
  closeDeposits,
  hasStock,
  type ModelLine,
  must,
  OPEN_ORDERS_MAX,
  type ShopModel,
  TERM_MINUTES,
  takeStock,
  totalOf,
} from "./shop-model";

/** How a purchase is paid: "balance", or a coin; with `isAnswerLost` the gateway makes the payment and its answer never arrives. */
type Means = { means: string; isAnswerLost: boolean };
type Purchase = Means & { shopper: number; offer: number | null; quantity: number };

/** A shopper puts something into the basket, or takes it out. */
export const fillBasket: Act<{ shopper: number; offer: number; quantity: number }> = {
  name: "fillBasket",
  run: async (world, { shopper, offer, quantity }) => {
    const { shop, of } = world;
    const line = {
      shopperId: at(of.shopperIds, shopper),
      offerId: at(of.offerIds, offer),
      quantity,
    };
    const isTooMany = at(shop.offers, offer).isUnlimited && quantity > 1;
    const result = await attempt(() => setBasketLine(line));
    if (expectRefusal(result, isTooMany ? ["TOO_MANY_UNITS"] : [])) return [shop];
    const { basket } = at(shop.shoppers, shopper);
    if (quantity === 0) basket.delete(offer);
    else basket.set(offer, quantity);
    return [shop];
  },
};

/** A shopper orders the basket or one offer, to be paid by a coin, or pays it from the balance at once. */
export const buy: Act<Purchase> = {
  name: "buy",
  run: async (world, purchase) => {
    const { shop, of } = world;
    const { shopper, offer, quantity, means } = purchase;
    const { basket } = at(shop.shoppers, shopper);
    const lines: ModelLine[] =
      offer === null
        ? [...basket].map(([id, count]) => ({ offer: id, quantity: count }))
        : [{ offer, quantity }];
    const allowed = refusalsOfPurchase(world, purchase, lines);
    loseAnswer(world, purchase);
    const result = await attempt(() =>
      openPayment({
        shopperId: at(of.shopperIds, shopper),
        request: {
          type: offer === null ? "basket" : "offer",
          ...(offer === null ? {} : { offerId: at(of.offerIds, offer), quantity }),
          currency: means,
        },
        requestKey: null,
      }),
    );
    world.sandbox.weather.gatewayNext.length = 0;
    const isOrphaned = allowed.length === 0 && isLost(purchase);
    if (expectRefusal(result, isOrphaned ? ["GATEWAY_UNAVAILABLE"] : allowed) && !isOrphaned)
      return [shop];
    const made = "answer" in result ? madeBy(result.answer) : await findOrphan(world);
    addOrder(shop, made.orderId ?? "", { purchase, lines });
    if (means !== "balance")
      addDeposit(world, made, { shopper, coin: means, price: totalOf(shop, lines) });
    if (isOrphaned) cancelOrder(shop, made.orderId ?? "");
    return [shop];
  },
};

/** A shopper pays what an open order still needs, by a coin or from the balance. */
export const payRemainder: Act<Means & { order: number }> = {
  name: "payRemainder",
  isPossible: ({ shop }) => shop.orders.size > 0,
  run: async (world, wish) => {
    const { shop, of } = world;
    const [orderId, order] = pick([...shop.orders], wish.order);
    const shopper = at(shop.shoppers, order.shopper);
    const allowed = refusalsOfRemainder(world, orderId, wish.means);
    loseAnswer(world, wish);
    const result = await attempt(() =>
      openPayment({
        shopperId: at(of.shopperIds, order.shopper),
        request: { type: "order", orderId, currency: wish.means },
        requestKey: null,
      }),
    );
    world.sandbox.weather.gatewayNext.length = 0;
    const isOrphaned = allowed.length === 0 && isLost(wish);
    if (expectRefusal(result, isOrphaned ? ["GATEWAY_UNAVAILABLE"] : allowed) && !isOrphaned)
      return [shop];
    if (wish.means === "balance") {
      shopper.balance -= order.total;
      order.state = "paid";
      closeDeposits(shop, orderId);
      return [shop];
    }
    const made = "answer" in result ? madeBy(result.answer) : await findOrphan(world);
    const missing = order.total - shopper.balance;
    const minimum = MINIMUMS[wish.means] ?? 0n;
    const price = missing < minimum ? minimum : missing;
    addDeposit(world, made, { shopper: order.shopper, coin: wish.means, price });
    return [shop];
  },
};

/** A shopper fills the balance. */
export const refill: Act<{ shopper: number; amount: number; coin: string }> = {
  name: "refill",
  run: async (world, { shopper, amount, coin }) => {
    const allowed = [
      ...(amount < 500 ? ["AMOUNT_TOO_SMALL"] : []),
      ...(world.isGatewayDown ? ["GATEWAY_UNAVAILABLE"] : []),
    ];
    const result = await attempt(() =>
      openRefill({
        shopperId: at(world.of.shopperIds, shopper),
        amount: money(BigInt(amount), "EUR"),
        currency: coin,
        requestKey: null,
      }),
    );
    if (!expectRefusal(result, allowed) && "answer" in result)
      addDeposit(world, madeBy(result.answer), { shopper, coin, price: BigInt(amount) });
    return [world.shop];
  },
};

/** A shopper cancels an order. */
export const cancel: Act<{ order: number }> = {
  name: "cancel",
  isPossible: ({ shop }) => shop.orders.size > 0,
  run: async ({ shop, of }, { order }) => {
    const [orderId, { shopper, state }] = pick([...shop.orders], order);
    const shopperId = at(of.shopperIds, shopper);
    const result = await attempt(() => cancelShopOrder({ orderId, shopperId }));
    if (!expectRefusal(result, state === "awaiting" ? [] : ["ORDER_NOT_PAYABLE"]))
      cancelOrder(shop, orderId);
    return [shop];
  },
};

function refusalsOfPurchase(
  { shop, isGatewayDown }: World,
  { shopper, means }: Purchase,
  lines: ModelLine[],
): string[] {
  const { balance, isFrozen } = at(shop.shoppers, shopper);
  const isFromBalance = means === "balance";
  const open = [...shop.orders.values()].filter(
    (order) => order.shopper === shopper && order.state === "awaiting",
  );
  const isTooMany = lines.some(
    (line) => at(shop.offers, line.offer).isUnlimited && line.quantity > 1,
  );
  const refusals: [string, boolean][] = [
    ["FROZEN", isFrozen],
    ["ORDER_NOT_PAYABLE", lines.length === 0],
    ["TOO_MANY_UNITS", isTooMany],
    ["OUT_OF_STOCK", !hasStock(shop, lines)],
    ["TOO_MANY_ORDERS", !isFromBalance && open.length >= OPEN_ORDERS_MAX],
    ["INSUFFICIENT_BALANCE", isFromBalance && balance < totalOf(shop, lines)],
    ["GATEWAY_UNAVAILABLE", !isFromBalance && isGatewayDown],
  ];
  return refusals.flatMap(([code, isSo]) => (isSo ? [code] : []));
}

function refusalsOfRemainder(
  { shop, isGatewayDown }: World,
  orderId: string,
  means: string,
): string[] {
  const { shopper, state, total, expiresAt } = must(shop.orders, orderId);
  const { balance, isFrozen } = at(shop.shoppers, shopper);
  const isFromBalance = means === "balance";
  const isOver = !isFromBalance && (expiresAt <= shop.now || balance >= total);
  const refusals: [string, boolean][] = [
    ["FROZEN", isFrozen],
    ["ORDER_NOT_PAYABLE", state !== "awaiting" || isOver],
    ["INSUFFICIENT_BALANCE", isFromBalance && balance < total],
    ["GATEWAY_UNAVAILABLE", !isFromBalance && isGatewayDown],
  ];
  return refusals.flatMap(([code, isSo]) => (isSo ? [code] : []));
}

function isLost({ means, isAnswerLost }: Means): boolean {
  return isAnswerLost && means !== "balance";
}

function loseAnswer(world: World, wish: Means): void {
  if (isLost(wish) && !world.isGatewayDown) world.sandbox.weather.gatewayNext.push("loseAnswer");
}

/** Ids of what was made, and whether the shopper was told of it. */
type Made = { paymentId: string; orderId: string | null; price: string; isAnswered: boolean };

function madeBy({ payment_id, order_id, price_amount }: PaymentView): Made {
  const made = { paymentId: payment_id ?? "", orderId: order_id, price: price_amount };
  return { ...made, isAnswered: true };
}

/** A payment whose making was never answered: the gateway has it, under the id of our deposit. */
async function findOrphan({ sandbox }: World): Promise<Made> {
  const payment = sandbox.nowpayments.payments().at(-1);
  const row = await queryOne<{ id: string; order_id: string }>({
    text: "SELECT id, order_id FROM deposit WHERE id = $1",
    values: [payment?.orderId],
  });
  const price = payment?.priceAmount ?? "";
  return { paymentId: row.id, orderId: row.order_id, price, isAnswered: false };
}

function addOrder(
  shop: ShopModel,
  orderId: string,
  { purchase, lines }: { purchase: Purchase; lines: ModelLine[] },
): void {
  const { shopper, offer, means } = purchase;
  const total = totalOf(shop, lines);
  const buyer = at(shop.shoppers, shopper);
  const isPaid = means === "balance";
  takeStock(shop, lines);
  if (offer === null) buyer.basket.clear();
  if (isPaid) buyer.balance -= total;
  shop.orders.set(orderId, {
    ...{ shopper, lines, total },
    state: isPaid ? "paid" : "awaiting",
    expiresAt: shop.now + TERM_MINUTES,
    isFromBasket: offer === null,
    isSeenExtended: false,
    isUnderpaidExtended: false,
    granted: 0n,
  });
}

function addDeposit(
  world: World,
  made: Made,
  { shopper, coin, price }: { shopper: number; coin: string; price: bigint },
): void {
  const { shop } = world;
  expect(parseDecimal(made.price), "the price asked for").toBe(price * 10n ** 16n);
  shop.deposits.set(made.paymentId, {
    ...{ shopper, coin, price },
    orderId: made.orderId,
    expiresAt: shop.now + TERM_MINUTES,
    status: made.isAnswered ? "waiting" : "failed",
    credited: 0n,
    reversed: 0n,
  });
  if (!made.isAnswered) world.orphans.add(made.paymentId);
  notePayments(world);
}

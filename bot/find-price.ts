import { getBasket } from "@/lib/basket/get-basket";
import { findProduct } from "@/lib/catalog/get-product";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type Money, money, multiply, requireMoney } from "@/lib/money";
import { findMissing } from "@/lib/order/find-missing";
import { viewBalancePayment } from "@/lib/order/view-balance-payment";
import type { BotContext } from "./context";
import type { Purchase } from "./purchase-code";
import { languageOf } from "./where";

/** What a purchase costs now. */
export type Price = {
  readonly amount: Money;
  /** What it is, where a line says so. */
  readonly title: string | null;
  /** The balance is enough for an order that waits: the amount is its whole total, which is paid from there. */
  readonly isCovered: boolean;
  /** A coin whose minimum is higher is paid with that minimum; the excess stays on the balance. */
  readonly isMinimumPaid: boolean;
};

/** @throws AppError NOT_FOUND, ORDER_NOT_PAYABLE, FROZEN */
export async function findPrice(ctx: BotContext, purchase: Purchase): Promise<Price> {
  const plain = { title: null, isCovered: false, isMinimumPaid: false };
  const { id: shopperId } = ctx.shopper;
  if (purchase.kind === "refill")
    return { ...plain, amount: money(purchase.cents, env().SHOP_CURRENCY) };
  if (purchase.kind === "order") return findRemainder(purchase.orderId, shopperId);
  if (purchase.kind === "offer") return findOfferPrice(ctx, purchase);
  const { lines, total, currency } = await getBasket({ shopperId });
  if (lines.length === 0) throw new AppError("ORDER_NOT_PAYABLE");
  return { ...plain, amount: requireMoney(total, currency) };
}

async function findOfferPrice(
  ctx: BotContext,
  { offerId, quantity }: Extract<Purchase, { kind: "offer" }>,
): Promise<Price> {
  const { title, offers } = await findProduct({ offerId, language: languageOf(ctx) });
  const offer = offers.find(({ id }) => id === offerId);
  if (!offer) throw new AppError("NOT_FOUND");
  const amount = multiply(requireMoney(offer.price, offer.currency), quantity);
  const name = [title, offer.title].filter(Boolean).join(" · ");
  return { amount, title: `${quantity} × ${name}`, isCovered: false, isMinimumPaid: false };
}

async function findRemainder(orderId: string, shopperId: string): Promise<Price> {
  const about = { title: null, isMinimumPaid: true };
  try {
    return { ...about, amount: await findMissing({ orderId, shopperId }), isCovered: false };
  } catch (error) {
    const isCovered = error instanceof AppError && error.details.reason !== undefined;
    if (!isCovered) throw error;
    const whole = await viewBalancePayment({ orderId, shopperId });
    return { ...about, amount: requireMoney(whole.price_amount, whole.price_currency), isCovered };
  }
}

import { randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { listPayableCurrencies, type PayableCurrency } from "@/lib/gateway/list-payable-currencies";
import { compare, requireMoney, smaller, toDecimal } from "@/lib/money";
import { getProfile } from "@/lib/shopper/get-profile";
import type { Button } from "@/lib/telegram/keyboard";
import type { BotContext, Handler } from "./context";
import { findPrice, type Price } from "./find-price";
import { showOrder } from "./order";
import { PURCHASE, type Purchase, readPurchase, writePurchase } from "./purchase-code";
import { inColumns, reply } from "./reply";

/** What to pay for; the means are chosen next. */
export const PAY_BUTTON = new RegExp(`^pay:${PURCHASE}$`);

const NONCE_BYTES = 3;

/** A pressed "pay": how would they like to? */
export const checkout: Handler = (ctx) => showCheckout(ctx, readPurchase(ctx.match?.[1] ?? ""));

/**
 * The means that can pay for a purchase now, a button each; what cannot pay this amount is not among them. An order that waits for no payment any
 * more is shown as it stands.
 */
export async function showCheckout(
  ctx: BotContext,
  purchase: Purchase,
  note?: string,
): Promise<void> {
  const price = await findPrice(ctx, purchase).catch((error: unknown) => {
    const isEnded = error instanceof AppError && error.code === "ORDER_NOT_PAYABLE";
    if (isEnded && purchase.kind === "order") return null;
    throw error;
  });
  if (price) return showMeans(ctx, { purchase, price }, note);
  if (purchase.kind === "order") await showOrder(ctx, purchase.orderId);
}

type Priced = { readonly purchase: Purchase; readonly price: Price };
type Start = Priced & {
  readonly balance: { readonly amount: string; readonly currency: string };
};

async function showMeans(ctx: BotContext, priced: Priced, note?: string): Promise<void> {
  const words = ctx.words.shopping.checkout;
  const { purchase, price } = priced;
  const { balance } = await getProfile({ shopperId: ctx.shopper.id });
  const start = { ...priced, balance };
  const fromBalance = balanceRow(ctx, start);
  const currencies = price.isCovered ? [] : await listMeans(price, fromBalance.length > 0);
  const payable = currencies.filter((one) => one.payable);
  const isMinimumShown = payable.some((one) => minimumAbove(one, start));
  const columns = isMinimumShown ? 1 : 2; // a phone cuts a long label
  const rows = [
    ...fromBalance,
    ...inColumns(
      payable.map((one) => buttonOf(ctx, one, start)),
      columns,
    ),
    [{ label: ctx.words.shopping.back, data: backFrom(purchase) }],
  ];
  const lines = [
    note,
    ...linesOf(ctx, start),
    price.isCovered ? words.covered : lackOf(ctx, currencies),
    isMinimumShown && words.minimums,
  ];
  await reply(ctx, { title: words.title, text: lines.filter(Boolean).join("\n") }, rows);
}

/** Whoever can pay from the balance need not wait for gateways that are away. @throws AppError GATEWAY_UNAVAILABLE for everybody else */
async function listMeans(
  { amount, isMinimumPaid }: Price,
  isBalanceEnough: boolean,
): Promise<readonly PayableCurrency[]> {
  try {
    return await listPayableCurrencies({ amount: isMinimumPaid ? null : amount });
  } catch (error) {
    const isAway = error instanceof AppError && error.code === "GATEWAY_UNAVAILABLE";
    if (isAway && isBalanceEnough) return [];
    throw error;
  }
}

function linesOf(ctx: BotContext, { purchase, price, balance }: Start): string[] {
  const words = ctx.words.shopping.checkout;
  const amount = { amount: toDecimal(price.amount), currency: price.amount.currency };
  const title = price.title === null ? [] : [price.title];
  if (purchase.kind === "refill") return [words.refill(amount)];
  const asked = purchase.kind === "order" && !price.isCovered ? words.remainder : words.toPay;
  return [...title, asked(amount), words.balance(balance)];
}

function balanceRow(ctx: BotContext, start: Start): Button[][] {
  const { purchase, price, balance } = start;
  if (purchase.kind === "refill") return [];
  // What an order still needs is what the balance lacks: it is enough for the whole, or of no use.
  const own = requireMoney(balance.amount, balance.currency);
  const isEnough = purchase.kind === "order" ? price.isCovered : compare(own, price.amount) >= 0;
  if (!isEnough) return [];
  const label = ctx.words.shopping.checkout.fromBalance(balance);
  return [[{ label, data: dataOf("balance", start) }]];
}

function buttonOf(ctx: BotContext, coin: PayableCurrency, start: Start): Button {
  const { currency, title, network } = coin;
  const name = title === network ? title : `${title} (${network})`;
  const minimum = minimumAbove(coin, start);
  const label = minimum ? `${name} · ${ctx.words.shopping.money(minimum)}` : name;
  return { label, data: dataOf(currency, start) };
}

/** What has to be paid in a coin, where that is more than what is due. */
function minimumAbove({ min_amount: amount }: PayableCurrency, { price }: Priced) {
  const { currency } = price.amount;
  const isAbove = amount !== null && compare(requireMoney(amount, currency), price.amount) > 0;
  return isAbove ? { amount, currency } : null;
}

/** At most 64 bytes: "go:" + 4 + ":" + 31 of the purchase + ":" + 14 of the price + ":" + 9 of the coin. */
function dataOf(means: string, { purchase, price }: Start): string {
  // However often one button is pressed it opens one payment; another time this screen is shown its buttons open another.
  const nonce = randomBytes(NONCE_BYTES).toString("base64url");
  return `go:${nonce}:${writePurchase(purchase)}:${price.amount.amount}:${means}`;
}

// Says from which amount on there are more means, or that there are none.
function lackOf(ctx: BotContext, currencies: readonly PayableCurrency[]): string | null {
  const words = ctx.words.shopping.checkout;
  if (currencies.every((one) => !one.payable)) return words.none;
  const others = currencies
    .filter((one) => !one.payable && one.min_amount !== null)
    .map((one) => requireMoney(one.min_amount ?? "", env().SHOP_CURRENCY));
  const [first, ...rest] = others;
  if (!first) return null;
  const least = rest.reduce(smaller, first);
  return words.tooLittle({ amount: toDecimal(least), currency: least.currency });
}

function backFrom(purchase: Purchase): string {
  if (purchase.kind === "basket") return "bsk";
  if (purchase.kind === "offer") return `ofr:${purchase.offerId}:${purchase.quantity}:-:-`;
  return purchase.kind === "order" ? `ord:${purchase.orderId}` : "top";
}

import { oneAtATime } from "@/lib/claim-request";
import { openRefill } from "@/lib/deposit/open-refill";
import type { PaymentView } from "@/lib/deposit/rules";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { money } from "@/lib/money";
import { openPayment } from "@/lib/order/open-payment";
import { consumeLimit } from "@/lib/rate-limit";
import { showCheckout } from "./checkout";
import type { BotContext, Handler } from "./context";
import { showInvoice } from "./invoice";
import { showOrder } from "./order";
import { PURCHASE, type Purchase, readPurchase } from "./purchase-code";
import { answerPress, reply } from "./reply";
import { SHOP_BUTTON } from "./where";

/** A means of payment: a number that each showing of the choice has anew, the purchase, the price shown in cents, the means. */
export const MEANS_BUTTON = new RegExp(
  `^go:[A-Za-z0-9_-]{4}:${PURCHASE}:(\\d{1,14}):([a-z0-9]{2,12})$`,
);

/** A pressed means of payment: the purchase is made. Pressed twice, or handled twice, it is made once. */
export const pay: Handler = async (ctx) => {
  const [data = "", code = "", cents = "", means = ""] = ctx.match ?? [];
  const purchase = readPurchase(code);
  const { id: shopperId } = ctx.shopper;
  const key = `chat:${ctx.callbackQuery?.message?.message_id}:${data}`;
  const choice = { purchase, price: money(BigInt(cents), env().SHOP_CURRENCY), means, key };
  try {
    await consumeLimit("payment", shopperId);
    if (means !== "balance") await consumeLimit("invoice", shopperId);
    const holder = `update:${ctx.update.update_id}`; // handled again only when whoever handled it is gone
    const payment = await oneAtATime({ shopperId, key, holder }, () => open(shopperId, choice));
    return payment.gateway === "balance" ? showPaid(ctx, payment) : showInvoice(ctx, payment);
  } catch (error) {
    return showAnew(ctx, purchase, error);
  }
};

/** Whatever has changed since the choice was shown is said, and the choice is shown as it is by now. Any other error is thrown on. */
async function showAnew(ctx: BotContext, purchase: Purchase, error: unknown): Promise<void> {
  if (!(error instanceof AppError)) throw error;
  const { errors, shopping } = ctx.words;
  if (error.code === "PRICE_CHANGED") return showCheckout(ctx, purchase, shopping.checkout.changed);
  if (error.code === "ORDER_NOT_PAYABLE" && purchase.kind === "order")
    return showCheckout(ctx, purchase);
  if (error.code !== "INSUFFICIENT_BALANCE" && error.code !== "CURRENCY_UNAVAILABLE") throw error;
  await answerPress(ctx, errors[error.code], { isAlert: true });
  await showCheckout(ctx, purchase);
}

type Choice = {
  readonly purchase: Purchase;
  readonly price: ReturnType<typeof money>;
  readonly means: string;
  readonly key: string;
};

function open(shopperId: string, choice: Choice): Promise<PaymentView> {
  const { purchase, price, means: currency, key: requestKey } = choice;
  if (purchase.kind === "refill")
    return openRefill({ shopperId, amount: price, currency, requestKey, isShown: true });
  const { kind: type, ...what } = purchase;
  const request = { type, ...what, currency, expectedTotal: price };
  return openPayment({ shopperId, request, requestKey, isShown: true });
}

function showPaid(ctx: BotContext, payment: PaymentView): Promise<void> {
  const { checkout: words, basket } = ctx.words.shopping;
  const orderId = payment.order_id ?? "";
  if (payment.order_status !== "paid") return showOrder(ctx, orderId); // asked for again after it was delivered
  return reply(ctx, { title: words.paid, text: words.paidText }, [
    [{ label: words.view, data: `ord:${orderId}` }],
    [{ label: basket.toShop, data: SHOP_BUTTON }],
  ]);
}

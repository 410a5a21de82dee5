import { getPayment } from "@/lib/deposit/get-payment";
import { hastenPoll } from "@/lib/deposit/hasten-poll";
import { isPositive, outcomeOf, type PaymentView } from "@/lib/deposit/rules";
import { OFFERED_CURRENCIES } from "@/lib/gateway/rules";
import { recordInvoiceMessage } from "@/lib/outbox/record-invoice-message";
import { type Button, openButton } from "@/lib/telegram/keyboard";
import type { RichText, Run } from "@/lib/telegram/rich-text";
import type { BotContext, Handler } from "./context";
import { cancelIfOpen, showOrder } from "./order";
import { drawQrCode } from "./qr-code";
import { answerPress, reply, show } from "./reply";
import { SHOP_BUTTON } from "./where";

/** Look at a payment, check it, or cancel its purchase: first asked, then done. */
export const INVOICE_BUTTON = /^inv:(show|check|cancel|cancel!):(dep_[0-9a-z]{1,40})$/;

const MINUTE_MS = 60_000;
// The only links that Telegram opens from a button; every other wallet's link stands on the payment's page in the Mini App.
const OPENED_LINK = /^(?:https|ton):/;

/** A pressed button below an invoice. */
export const invoice: Handler = async (ctx) => {
  const [, act, paymentId = ""] = ctx.match ?? [];
  const { id: shopperId } = ctx.shopper;
  const payment = await getPayment({ paymentId, shopperId });
  if (act === "cancel") return askToCancel(ctx, payment);
  if (act === "cancel!" && payment.order_id) {
    const isCancelled = await cancelIfOpen(ctx, payment.order_id);
    return isCancelled ? showCancelled(ctx) : showOrder(ctx, payment.order_id);
  }
  if (act === "check") {
    await hastenPoll({ paymentId, shopperId });
    if (payment.status === "waiting")
      // and is shown anew, with the time that is left by now
      await answerPress(ctx, ctx.words.shopping.invoice.nothingYet, { isAlert: true });
  }
  return showInvoice(ctx, payment);
};

/** A payment: where and how much to pay while that is open, else how it stands. */
export async function showInvoice(ctx: BotContext, payment: PaymentView): Promise<void> {
  const { invoice: words } = ctx.words.shopping;
  const price = { amount: payment.price_amount, currency: payment.price_currency };
  const { payment_id: depositId, pay_address: address } = payment;
  const isAsked = payment.status === "waiting" && payment.order_status !== "cancelled";
  if (!isAsked || !depositId || !address) return showOutcome(ctx, payment);
  const title = (payment.purpose === "refill" ? words.refillTitle : words.title)(price);
  const picture = await drawQrCode(payment.payment_uri ?? address);
  const screen = { title, text: instructions(ctx, payment), picture };
  const messageId = await show(ctx, screen, [
    ...copyRows(ctx, payment),
    ...walletRow(ctx, payment),
    [{ label: words.check, data: `inv:check:${depositId}` }, ...leaveButton(ctx, payment)],
    [openButton(ctx.words.shopping.openApp, `/payments/${depositId}`)],
  ]);
  const { telegramId: chatId } = ctx.shopper;
  await recordInvoiceMessage({ chatId, messageId, depositId });
}

function instructions(ctx: BotContext, payment: PaymentView): RichText {
  const { invoice: words } = ctx.words.shopping;
  const coin = coinOf(payment);
  const code = (text: string): Run => ({ text, tag: "code" });
  const memo = payment.payin_extra_id;
  return [
    { text: `${words.send}\n` },
    code(payment.pay_amount ?? ""),
    { text: ` ${coin.title}\n${words.to}\n` },
    code(payment.pay_address ?? ""),
    ...(memo === null ? [] : [{ text: `\n${words.memo}\n` }, code(memo)]),
    { text: `\n\n${words.network(coin.title, coin.network)}\n` },
    { text: words.within(minutesLeft(payment)), tag: "b" },
  ];
}

function coinOf(payment: PaymentView): { title: string; network: string } {
  const known = OFFERED_CURRENCIES.find(({ currency }) => currency === payment.pay_currency);
  const name = (payment.pay_currency ?? "").toUpperCase();
  return known ?? { title: name, network: payment.network ?? name };
}

function minutesLeft({ expires_at: at }: PaymentView): number {
  const left = at === null ? 0 : Date.parse(at) - Date.now();
  return Math.max(0, Math.ceil(left / MINUTE_MS));
}

function copyRows(ctx: BotContext, payment: PaymentView): Button[][] {
  const { invoice: words } = ctx.words.shopping;
  const { pay_amount: amount, pay_address: address, payin_extra_id: memo } = payment;
  return [
    [
      { label: words.copyAmount, copy: amount ?? "" },
      { label: words.copyAddress, copy: address ?? "" },
    ],
    ...(memo === null ? [] : [[{ label: words.copyMemo, copy: memo }]]),
  ];
}

function walletRow(
  ctx: BotContext,
  { payment_uri: uri, invoice_url: url }: PaymentView,
): Button[][] {
  const link = url ?? uri;
  if (!link || !OPENED_LINK.test(link)) return [];
  return [[{ label: ctx.words.shopping.invoice.wallet, link }]];
}

/** A purchase can be given up; of a refill nothing is held, so one just leaves. */
function leaveButton(ctx: BotContext, payment: PaymentView): Button[] {
  if (payment.purpose === "refill") return [accountButton(ctx)];
  if (payment.order_status !== "awaiting") return [];
  const data = `inv:cancel:${payment.payment_id}`;
  return [{ label: ctx.words.shopping.invoice.cancel, data }];
}

function accountButton(ctx: BotContext): Button {
  return { label: ctx.words.account.profile.back, data: "acc" };
}

function askToCancel(ctx: BotContext, payment: PaymentView): Promise<void> {
  const { order_id: orderId, order_status: status } = payment;
  if (!orderId) return showInvoice(ctx, payment);
  if (status !== "awaiting") return showOrder(ctx, orderId);
  const { invoice: words } = ctx.words.shopping;
  return reply(ctx, { title: words.cancel, text: words.sure }, [
    [
      { label: words.yesCancel, data: `inv:cancel!:${payment.payment_id}` },
      { label: words.keep, data: `inv:show:${payment.payment_id}` },
    ],
  ]);
}

function showCancelled(ctx: BotContext): Promise<void> {
  const { offer, basket } = ctx.words.shopping;
  return reply(ctx, ctx.words.payment.outcome.cancelled, [
    [
      { label: offer.toBasket, data: "bsk" },
      { label: basket.toShop, data: SHOP_BUTTON },
    ],
  ]);
}

// What it came to, and the one thing to do next.
function showOutcome(ctx: BotContext, payment: PaymentView): Promise<void> {
  const { payment: words, shopping } = ctx.words;
  const outcome = outcomeOf(payment);
  const { title, text } = words.outcome[outcome];
  const money = (amount: string) => ({ amount, currency: payment.price_currency });
  const { credited_amount: credited, remainder_amount: remainder } = payment;
  const isMissing = outcome === "underpaid" && isPositive(remainder);
  const lines = [
    text,
    isPositive(credited) && shopping.invoice.received(money(credited)),
    isMissing && shopping.invoice.missing(money(remainder)),
  ];
  return reply(ctx, { title, text: lines.filter(Boolean).join("\n") }, [
    ...(isMissing
      ? [[{ label: shopping.invoice.payRest(money(remainder)), data: `pay:${payment.order_id}` }]]
      : []),
    [
      payment.order_id
        ? { label: words.viewOrder, data: `ord:${payment.order_id}` }
        : accountButton(ctx),
    ],
    [openButton(shopping.openApp, `/payments/${payment.payment_id}`)],
  ]);
}

import { getPaymentRecord } from "@/lib/deposit/get-payment-record";
import { listDepositPages } from "@/lib/deposit/list-deposit-pages";
import type { DepositEntry, PaymentRecord } from "@/lib/deposit/rules";
import { depositQuery } from "@/lib/deposit/schema";
import { listEvidence } from "@/lib/order/list-evidence";
import { shortId } from "@/lib/order/rules";
import { findReviewPayment } from "@/lib/settlement/find-review-payment";
import { adminPageButton, type Buttons } from "@/lib/telegram/keyboard";
import type { StaffTalkText } from "@/lib/text/staff-talk-en";
import { describePayment, numberButtons } from "./admin-payments";
import type { BotContext } from "./context";
import { paymentText } from "./payment-text";
import { reply } from "./reply";
import { pressedIn, type StaffAct, typedIn } from "./staff-only";

/** What a button that leads to a payment comes back with. */
export const PAYMENT_BUTTON = /^st:pay:(dep_[0-9a-z]{1,40})$/;
/** What the button below an alarm about a review comes back with. */
export const REVIEW_BUTTON = /^st:rev:(\d{1,18})$/;

const FOUND_MAX = 10;
const ALL = "st:pays:1:-:-:-";

/** `/payment <id>`: by our number, the gateway's, an order's or a shopper's; where that are several, which one. */
export const payment: StaffAct = async (ctx) => {
  const { payments: words } = ctx.words.staffTalk;
  const typed = typedIn(ctx);
  if (typed === "") return reply(ctx, { title: words.title, text: words.ask }, toAll(ctx));
  await withPayment(ctx, typed, (paymentId) => showPayment(ctx, paymentId));
};

/** A pressed button that leads to a payment. */
export const openPayment: StaffAct = (ctx) => showPayment(ctx, pressedIn(ctx));

/** A pressed button below an alarm: the payment that a review is about; the pages know of those that are nobody's. */
export const openReviewed: StaffAct = async (ctx) => {
  const { alarms, payments } = ctx.words.staffTalk;
  const paymentId = await findReviewPayment(pressedIn(ctx));
  if (paymentId) return showPayment(ctx, paymentId);
  const button = adminPageButton(alarms.reviews, "/admin/reviews");
  return reply(ctx, { title: payments.title, text: payments.none }, [[button]]);
};

/** Does something with the payment that was meant; asks which one where there are several. */
export async function withPayment(
  ctx: BotContext,
  typed: string,
  act: (paymentId: string) => Promise<unknown>,
): Promise<unknown> {
  const { payments: words } = ctx.words.staffTalk;
  const found = await findPayments(typed);
  const [only] = found;
  if (!only) return reply(ctx, { title: words.title, text: words.noneSuch }, toAll(ctx));
  if (found.length === 1) return act(only.payment_id);
  const lines = found.map(
    (entry, at) => `${at + 1}. ${describePayment(entry, ctx.words.staffTalk)}`,
  );
  const text = lines.join("\n\n");
  return reply(ctx, { title: words.found, text }, numberButtons(found));
}

async function findPayments(typed: string): Promise<readonly DepositEntry[]> {
  const { data: filter } = depositQuery.safeParse({ q: typed });
  if (!filter?.q) return [];
  return (await listDepositPages({ filter, page: 1, length: FOUND_MAX })).items;
}

async function showPayment(ctx: BotContext, paymentId: string): Promise<void> {
  const { staffTalk: talk } = ctx.words;
  const record = await getPaymentRecord({ paymentId });
  const text = paymentText(record, await listEvidence({ paymentId }), ctx.words);
  const title = talk.payment.title(shortId(paymentId));
  await reply(ctx, { title, text }, buttonsOf(record, talk));
}

function buttonsOf(payment: PaymentRecord, talk: StaffTalkText): Buttons {
  const { payment: words } = talk;
  const { payment_id: id, order_id: orderId, shopper } = payment;
  const ask = { label: words.askAgain, data: `st:ask:${id}` };
  const who = { label: words.shopperButton, data: `st:who:${shopper.telegram_id}` };
  const order = orderId ? [adminPageButton(words.orderButton, `/admin/orders/${orderId}`)] : [];
  return [
    ...(payment.gateway_payment_id ? [[ask]] : []),
    [adminPageButton(talk.openPage, `/admin/payments/${id}`)],
    [...order, who],
    [{ label: talk.back, data: ALL }],
  ];
}

function toAll(ctx: BotContext): Buttons {
  return [[{ label: ctx.words.staffTalk.payments.title, data: ALL }]];
}

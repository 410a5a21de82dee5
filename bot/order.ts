import { enqueueContent } from "@/lib/delivery/enqueue-content";
import type { PaymentView } from "@/lib/deposit/rules";
import { AppError } from "@/lib/errors";
import { cancelOrder } from "@/lib/order/cancel-order";
import { getOrder } from "@/lib/order/get-order";
import { shortId } from "@/lib/order/rules";
import type { OrderView } from "@/lib/order/schema";
import { type Buttons, openButton } from "@/lib/telegram/keyboard";
import { lengthOf, type RichText } from "@/lib/telegram/rich-text";
import { TEXT_MAX } from "@/lib/telegram/rules";
import type { BotContext, Handler } from "./context";
import { presentContent } from "./order-content";
import { stateOf } from "./payment-history";
import { answerPress, reply } from "./reply";
import { shorten } from "./shorten";

/** A purchase; cancelling it, first asked, then done; what it holds once more. */
export const ORDER_BUTTON = /^ord:(ord_[0-9a-z]{1,40})(?::(cancel|cancel!|again))?$/;

const LINES_SHOWN = 20;
const TITLE_SHOWN = 100; // so that lines and payments never push the total out
const PAYMENTS_SHOWN = 10;

/** A pressed purchase, or something to do about it. */
export const order: Handler = async (ctx) => {
  const [, orderId = "", act] = ctx.match ?? [];
  const { id: shopperId } = ctx.shopper;
  if (act === "cancel") return askToCancel(ctx, await getOrder({ orderId, shopperId }));
  if (act === "cancel!") await cancelIfOpen(ctx, orderId);
  if (act === "again") {
    await enqueueContent({ orderId, shopperId, key: ctx.callbackQuery?.id ?? "" });
    return answerPress(ctx, ctx.words.account.purchases.sending);
  }
  return showOrder(ctx, orderId);
};

/** An own purchase: how it stands, what was bought and how it was paid, and what it holds. @throws AppError NOT_FOUND */
export async function showOrder(ctx: BotContext, orderId: string): Promise<void> {
  const shown = await getOrder({ orderId, shopperId: ctx.shopper.id });
  const words = ctx.words.account.purchases;
  const facts = factsOf(ctx, shown);
  const title = words.purchase(shortId(orderId));
  const room = TEXT_MAX - lengthOf(facts) - title.length - 1;
  const { text, isWhole } = presentContent(shown.deliveries, { words, room });
  const again = isWhole ? [] : [[{ label: words.again, data: `ord:${orderId}:again` }]];
  await reply(ctx, { title, text: [...facts, ...text] }, [
    ...(shown.status === "awaiting" ? waitingRows(ctx, shown) : again),
    [
      openButton(ctx.words.account.profile.open, `/orders/${orderId}`),
      { label: words.back, data: "pur:" },
    ],
  ]);
}

function factsOf(ctx: BotContext, shown: OrderView): RichText {
  const { account, shopping, payment: states } = ctx.words;
  const { purchases: words } = account;
  const of = (amount: string) => ({ amount, currency: shown.currency });
  const lines = shown.lines
    .slice(0, LINES_SHOWN)
    .map(({ quantity, title, line_total: sum }) =>
      shopping.basket.line(quantity, shorten(title, TITLE_SHOWN), of(sum)),
    );
  const payments = shown.payments
    .slice(-PAYMENTS_SHOWN)
    .map((one) => `${shopping.money(of(one.price_amount))} · ${stateOf(one, { account, states })}`);
  return [
    { text: words.status[shown.status], tag: "b" },
    { text: `\n${words.explain[shown.status]}\n\n` },
    { text: [...lines, ...(shown.lines.length > LINES_SHOWN ? ["…"] : [])].join("\n") },
    { text: `\n${shopping.basket.total(of(shown.total))}` },
    ...(shown.paid_at ? [{ text: `\n${words.paidAt(shown.paid_at)}` }] : []),
    ...(payments.length > 0 ? [{ text: `\n\n${words.payments}\n${payments.join("\n")}` }] : []),
  ];
}

/** Cancels an own order; false where it waits for no payment any more, be it paid, ended or cancelled a moment ago. @throws AppError NOT_FOUND */
export async function cancelIfOpen(ctx: BotContext, orderId: string): Promise<boolean> {
  try {
    await cancelOrder({ orderId, shopperId: ctx.shopper.id });
    return true;
  } catch (error) {
    if (!(error instanceof AppError && error.code === "ORDER_NOT_PAYABLE")) throw error;
    return false;
  }
}

/** While it waits: pay it, or give it back. */
function waitingRows(ctx: BotContext, { order_id: id, payments }: OrderView): Buttons {
  const words = ctx.words.account.purchases;
  const open = payments.find(isOpen);
  const pay = open
    ? { label: words.viewPayment, data: `inv:show:${open.payment_id}` }
    : { label: words.pay, data: `pay:${id}` };
  return [[pay], [{ label: words.cancel, data: `ord:${id}:cancel` }]];
}

function isOpen({ status }: PaymentView): boolean {
  return status === "waiting" || status === "confirming";
}

function askToCancel(ctx: BotContext, { order_id: id, status }: OrderView): Promise<void> {
  if (status !== "awaiting") return showOrder(ctx, id);
  const words = ctx.words.account.purchases;
  return reply(ctx, { title: words.purchase(shortId(id)), text: words.sure }, [
    [
      { label: words.yes, data: `ord:${id}:cancel!` },
      { label: words.keep, data: `ord:${id}` },
    ],
  ]);
}

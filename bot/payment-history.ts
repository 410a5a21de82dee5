import { listPayments } from "@/lib/deposit/list-payments";
import { isOnBalance, outcomeOf, type PaymentView } from "@/lib/deposit/rules";
import { timeOf } from "@/lib/id";
import { openButton } from "@/lib/telegram/keyboard";
import type { ChatText } from "@/lib/text/chat-text";
import type { Handler } from "./context";
import { reply } from "./reply";

/** The payments before one of them, or the newest. */
export const HISTORY_BUTTON = /^his:(dep_[0-9a-z]{1,40})?$/;

const SHOWN = 8;

/** `/payment_history`, and the buttons that lead here: a page of own payments, each with how it stands. */
export const paymentHistory: Handler = async (ctx) => {
  const { history: words, profile } = ctx.words.account;
  const cursor = ctx.callbackQuery ? ctx.match?.[1] : undefined;
  const page = await listPayments({ shopperId: ctx.shopper.id, cursor, length: SHOWN });
  const rows = page.items.map((payment) => [
    { label: labelOf(payment, ctx.words), data: `inv:show:${payment.payment_id}` },
  ]);
  const text = rows.length > 0 ? words.text : words.empty;
  return reply(ctx, { title: words.title, text }, [
    ...rows,
    ...turnPages({ words, prefix: "his:", cursor, next: page.next_cursor }),
    [openButton(profile.open, "/profile"), { label: profile.back, data: "acc" }],
  ]);
};

/** To the newest page and to the next older one, where there are such. */
export function turnPages({
  words,
  prefix,
  cursor,
  next,
}: {
  words: ChatText["account"]["history"];
  prefix: string;
  cursor: string | undefined;
  next: string | null;
}): { label: string; data: string }[][] {
  const turns = [
    ...(cursor ? [{ label: words.newest, data: prefix }] : []),
    ...(next ? [{ label: words.older, data: prefix + next }] : []),
  ];
  return turns.length > 0 ? [turns] : [];
}

function labelOf(payment: PaymentView, { account, payment: states, shopping }: ChatText): string {
  const price = shopping.money({ amount: payment.price_amount, currency: payment.price_currency });
  const day = account.history.day(timeOf(payment.payment_id ?? "").toISOString());
  return [price, stateOf(payment, { account, states }), day].join(" · ");
}

/** How a payment stands, in a word or two. */
export function stateOf(
  payment: PaymentView,
  { account, states }: { account: ChatText["account"]; states: ChatText["payment"] },
): string {
  if (outcomeOf(payment) === "cancelled") return account.purchases.status.cancelled;
  return isOnBalance(payment) ? states.shortCredited : states.short[payment.status];
}

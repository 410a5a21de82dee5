import { timeOf } from "@/lib/id";
import { listOrders } from "@/lib/order/list-orders";
import type { OrderSummary } from "@/lib/order/schema";
import { openButton } from "@/lib/telegram/keyboard";
import type { ChatText } from "@/lib/text/chat-text";
import type { Handler } from "./context";
import { turnPages } from "./payment-history";
import { reply } from "./reply";
import { shorten } from "./shorten";

/** The purchases before one of them, or the newest. */
export const PURCHASES_BUTTON = /^pur:(ord_[0-9a-z]{1,40})?$/;

const SHOWN = 8;
const TITLE_SHOWN = 28;

/** A page of own purchases, a button each. */
export const purchases: Handler = async (ctx) => {
  const { purchases: words, history, profile } = ctx.words.account;
  const cursor = ctx.match?.[1];
  const page = await listOrders({ shopperId: ctx.shopper.id, cursor, length: SHOWN });
  const rows = page.items.map((order) => [
    { label: labelOf(order, ctx.words), data: `ord:${order.order_id}` },
  ]);
  const text = rows.length > 0 ? words.text : words.empty;
  return reply(ctx, { title: words.title, text }, [
    ...rows,
    ...turnPages({ words: history, prefix: "pur:", cursor, next: page.next_cursor }),
    [openButton(profile.open, "/orders"), { label: profile.back, data: "acc" }],
  ]);
};

function labelOf(order: OrderSummary, { account, shopping }: ChatText): string {
  const total = shopping.money({ amount: order.total, currency: order.currency });
  const [first] = order.lines;
  const more = order.lines.length > 1 ? ` +${order.lines.length - 1}` : "";
  const day = account.history.day(timeOf(order.order_id).toISOString());
  const mark = order.status === "delivered" ? [] : [account.purchases.status[order.status]];
  return [shorten(first?.title ?? "", TITLE_SHOWN) + more, total, ...mark, day].join(" · ");
}

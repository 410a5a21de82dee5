import { clearBasket } from "@/lib/basket/clear-basket";
import { getBasket } from "@/lib/basket/get-basket";
import type { BasketLineView, BasketView } from "@/lib/basket/rules";
import { setBasketLine } from "@/lib/basket/set-basket-line";
import { QUANTITY_MAX } from "@/lib/order/rules";
import { consumeLimit } from "@/lib/rate-limit";
import { type Button, openButton } from "@/lib/telegram/keyboard";
import type { BotContext, Handler } from "./context";
import { reply } from "./reply";
import { shorten } from "./shorten";
import { SHOP_BUTTON } from "./where";

/** The basket, from one of its pages on. */
export const BASKET_BUTTON = /^bsk(?::(\d{1,2}))?$/;
/** So many of an offer in the basket; 0 takes it out. */
export const LINE_BUTTON = /^bl:(off_[0-9a-z]{1,40}):(0|[1-9]\d{0,2}):(\d{1,2})$/;
/** Empty the basket: first asked, then done. */
export const CLEAR_BUTTON = /^bsk:clear(!?)$/;

const LINES_A_PAGE = 8;
const LABEL_MAX = 40;
const TITLE_SHOWN = 200;

/** `/basket`: what lies in it, to be changed and paid. */
export const basket: Handler = (ctx) =>
  showBasket(ctx, typeof ctx.match === "string" ? 0 : Number(ctx.match?.[1] ?? 0));

/** A pressed plus, minus or bin. */
export const changeLine: Handler = async (ctx) => {
  const [, offerId = "", quantity = "", page = ""] = ctx.match ?? [];
  await consumeLimit("write", ctx.shopper.id);
  await setBasketLine({ shopperId: ctx.shopper.id, offerId, quantity: Number(quantity) });
  await showBasket(ctx, Number(page));
};

/** Asks whether to empty the basket, and does it. */
export const emptyBasket: Handler = async (ctx) => {
  const words = ctx.words.shopping.basket;
  const isSure = ctx.match?.[1] === "!";
  if (isSure) {
    await clearBasket({ shopperId: ctx.shopper.id });
    return showBasket(ctx, 0);
  }
  return reply(ctx, { title: words.title, text: words.sure }, [
    [
      { label: words.yesClear, data: "bsk:clear!" },
      { label: words.keep, data: "bsk" },
    ],
  ]);
};

async function showBasket(ctx: BotContext, page: number): Promise<void> {
  const { basket: words, openApp } = ctx.words.shopping;
  const view = await getBasket({ shopperId: ctx.shopper.id });
  const toShop = { label: words.toShop, data: SHOP_BUTTON };
  if (view.lines.length === 0)
    return reply(ctx, { title: words.title, text: words.empty }, [[toShop]]);
  const pages = Math.ceil(view.lines.length / LINES_A_PAGE);
  const here = Math.min(page, pages - 1);
  const shown = view.lines.slice(here * LINES_A_PAGE, (here + 1) * LINES_A_PAGE);
  const others = { label: words.others, data: `bsk:${(here + 1) % pages}` };
  await reply(ctx, { title: words.title, text: textOf(ctx, view, shown) }, [
    ...shown.flatMap((line) => rowsOf(line, here)),
    ...(pages > 1 ? [[others]] : []),
    ...checkoutRow(ctx, view),
    [toShop, { label: words.clear, data: "bsk:clear" }],
    [openButton(openApp, "/basket")],
  ]);
}

// The lines that have buttons below, their titles shortened: the text is never too long for the total at its end.
function textOf(
  ctx: BotContext,
  { lines, total, currency }: BasketView,
  shown: readonly BasketLineView[],
): string {
  const words = ctx.words.shopping.basket;
  const each = shown.map((line) => {
    const title = shorten(line.title, TITLE_SHOWN);
    const text = words.line(line.quantity, title, { amount: line.line_total, currency });
    const lack = lackOf(line);
    if (lack === null) return text;
    return `${text} ⚠️ ${lack === 0 ? words.gone : words.only(lack)}`;
  });
  const mend = lines.some((line) => lackOf(line) !== null) ? [words.mend] : [];
  return [...each, "", words.total({ amount: total, currency }), ...mend].join("\n");
}

/** How few there are of what somebody wants more of; null when there is enough. */
function lackOf({ available, quantity }: BasketLineView): number | null {
  return available !== null && available < quantity ? available : null;
}

function rowsOf(line: BasketLineView, page: number): Button[][] {
  const { offer_id: id, quantity, available } = line;
  const to = (count: number, label: string) => ({ label, data: `bl:${id}:${count}:${page}` });
  const most = Math.min(available ?? 1, QUANTITY_MAX);
  return [
    [{ label: shorten(line.title, LABEL_MAX), data: `ofr:${id}:${quantity}:-:-` }],
    [
      ...(quantity > 1 ? [to(Math.min(quantity - 1, Math.max(most, 1)), "−")] : []),
      to(quantity, String(quantity)),
      ...(quantity < most ? [to(quantity + 1, "+")] : []),
      to(0, "🗑"),
    ],
  ];
}

function checkoutRow(ctx: BotContext, { lines, total, currency }: BasketView): Button[][] {
  if (lines.some((line) => lackOf(line) !== null)) return [];
  const label = ctx.words.shopping.basket.checkout({ amount: total, currency });
  return [[{ label, data: "pay:b" }]];
}

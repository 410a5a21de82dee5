import { getBasket } from "@/lib/basket/get-basket";
import type { Handler } from "./context";
import { openButton, reply } from "./reply";

const SHOWN_MAX = 10;

/** `/basket`: what lies in it and what it comes to. */
export const basket: Handler = async (ctx) => {
  const { basket: words, menu } = ctx.words;
  const { lines, total, currency } = await getBasket({ shopperId: ctx.shopper.id });
  if (lines.length === 0)
    return reply(ctx, { title: words.title, text: words.empty }, [[openButton(menu.shop, "/")]]);
  const shown = lines.slice(0, SHOWN_MAX).map((line) => `${line.quantity} × ${line.title}`);
  if (lines.length > SHOWN_MAX) shown.push("…");
  const text = [...shown, words.total({ amount: total, currency })].join("\n");
  return reply(ctx, { title: words.title, text }, [[openButton(words.open, "/basket")]]);
};

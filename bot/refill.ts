import { env } from "@/lib/env";
import { compare, parseMoney, requireMoney, toDecimal } from "@/lib/money";
import { askFor } from "@/lib/shopper/ask-for";
import type { BotContext, Handler } from "./context";
import { openButton, reply } from "./reply";

/** `/refill [amount]`: to the page where a balance is topped up. */
export const refill: Handler = (ctx) =>
  offerRefill(ctx, typeof ctx.match === "string" ? ctx.match.trim() : "");

/** Offers to add an amount ("12.50", also "12,50"), or to choose one where it is empty, unclear or out of range. */
export async function offerRefill(ctx: BotContext, text: string): Promise<void> {
  const { refill: words } = ctx.words;
  const currency = env().SHOP_CURRENCY;
  const least = requireMoney(env().MIN_DEPOSIT_EUR, currency);
  const most = requireMoney(env().MAX_DEPOSIT_EUR, currency);
  const choose = [[openButton(words.choose, "/refill")]];
  const say = async (line: string) => {
    await askFor({ shopperId: ctx.shopper.id, kind: "refill_amount" });
    await reply(ctx, { title: words.title, text: line }, choose);
  };
  if (text === "") return say(words.ask({ least, most }));
  const value = parseMoney(text.replace(",", "."), currency);
  if (!value) return say(words.unclear);
  if (compare(value, least) < 0 || compare(value, most) > 0)
    return say(words.outside({ least, most }));
  const button = openButton(words.button(value), `/refill?amount=${toDecimal(value)}`);
  await reply(ctx, { title: words.title, text: words.ready(value) }, [[button]]);
}

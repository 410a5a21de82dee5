import { getProduct } from "@/lib/catalog/get-product";
import { AppError } from "@/lib/errors";
import { openChat } from "@/lib/outbox/open-chat";
import { parseStartLink, type StartLink } from "@/lib/telegram/rules";
import { setMenuButton } from "@/lib/telegram/set-menu-button";
import type { BotContext, Handler } from "./context";
import { mainMenu } from "./main-menu";
import { showOrder } from "./order";
import { showProduct } from "./product";
import { offerRefill } from "./refill";
import { languageOf } from "./where";

/** `/start [payload]`: the main menu, or what a deep link leads to. Also how somebody who had blocked the bot returns. */
export const start: Handler = async (ctx) => {
  const { telegramId, language } = ctx.shopper;
  await openChat({ telegramId });
  await answer(ctx);
  if (language !== "en") await setMenuButton(telegramId, language);
};

async function answer(ctx: BotContext): Promise<void> {
  const payload = typeof ctx.match === "string" ? ctx.match : "";
  if (payload === "") return mainMenu(ctx, ctx.words.menu.text);
  const link = parseStartLink(payload);
  if (!link) return mainMenu(ctx, ctx.words.menu.notHere);
  try {
    await follow(ctx, link);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "NOT_FOUND")) throw error;
    await mainMenu(ctx, ctx.words.menu.notHere);
  }
}

async function follow(ctx: BotContext, link: StartLink): Promise<void> {
  const { words, shopper } = ctx;
  if (link.kind === "refill") {
    if (link.telegramId === shopper.telegramId) return offerRefill(ctx, link.amount);
    return mainMenu(ctx, words.menu.notYours);
  }
  if (link.kind === "order") return showOrder(ctx, link.orderId);
  return showProduct(ctx, await getProduct({ slug: link.slug, language: languageOf(ctx) }));
}

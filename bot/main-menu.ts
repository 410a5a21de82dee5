import { env } from "@/lib/env";
import { closePrompt } from "@/lib/shopper/close-prompt";
import { openButton } from "@/lib/telegram/keyboard";
import type { BotContext, Handler } from "./context";
import { reply } from "./reply";
import { SHOP_BUTTON } from "./where";

export const MENU_BUTTON = "menu";

/** A pressed way back to the menu. Whatever was asked for is not waited for any more. */
export const menu: Handler = async (ctx) => {
  await closePrompt({ shopperId: ctx.shopper.id });
  await mainMenu(ctx, ctx.words.shopping.whatNow);
};

/** The main menu below a line that says why it is shown. */
export async function mainMenu(ctx: BotContext, line: string): Promise<void> {
  const { menu: words, shopping } = ctx.words;
  const title = words.greeting(ctx.from?.first_name ?? "", env().SHOP_NAME);
  await reply(ctx, { title, text: line }, [
    [openButton(words.shop, "/")],
    [{ label: shopping.here, data: SHOP_BUTTON }],
    [
      { label: words.basket, data: "bsk" },
      { label: words.orders, data: "pur:" },
    ],
    [
      { label: words.refill, data: "top" },
      { label: words.profile, data: "acc" },
    ],
  ]);
}

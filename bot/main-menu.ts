import { env } from "@/lib/env";
import type { BotContext } from "./context";
import { openButton, reply } from "./reply";

/** The main menu below a line that says why it is shown. */
export async function mainMenu(ctx: BotContext, line: string): Promise<void> {
  const { menu } = ctx.words;
  const title = menu.greeting(ctx.from?.first_name ?? "", env().SHOP_NAME);
  await reply(ctx, { title, text: line }, [
    [openButton(menu.shop, "/")],
    [openButton(menu.basket, "/basket"), openButton(menu.orders, "/orders")],
    [openButton(menu.refill, "/refill"), openButton(menu.profile, "/profile")],
  ]);
}

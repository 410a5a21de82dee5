import type { Handler } from "./context";
import { openButton, reply } from "./reply";

/** `/shop`: the catalogue. */
export const shop: Handler = (ctx) =>
  reply(ctx, ctx.words.shop, [[openButton(ctx.words.menu.shop, "/")]]);

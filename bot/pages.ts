import type { Handler } from "./context";
import { openButton, reply } from "./reply";

/** `/help`, `/terms`, `/privacy`: words to read, and the way back into the shop. */
export function page(name: "help" | "terms" | "privacy"): Handler {
  return (ctx) => reply(ctx, ctx.words[name], [[openButton(ctx.words.menu.shop, "/")]]);
}

import type { Button } from "@/lib/telegram/keyboard";
import type { BotContext } from "./context";

/** Where a product opens in the chat with the bot. */
export function productLink(botName: string, slug: string): string {
  return `https://t.me/${botName}?start=p_${slug}`;
}

/** Shares a product into a chat of one's choice: as a card where the owner has switched inline mode on, else as a link. */
export function shareButton({ me, words }: Pick<BotContext, "me" | "words">, slug: string): Button {
  const label = words.shopping.product.share;
  if (me.supports_inline_queries) return { label, share: `p_${slug}` };
  const url = encodeURIComponent(productLink(me.username, slug));
  return { label, link: `https://t.me/share/url?url=${url}` };
}

import { availabilityOf, type OfferView, type ProductDetail } from "@/lib/catalog/rules";
import { loadPhoto } from "@/lib/picture/load-photo";
import { type Button, openButton } from "@/lib/telegram/keyboard";
import { CAPTION_MAX } from "@/lib/telegram/rules";
import type { BotContext } from "./context";
import type { Screen } from "./reply";
import { shareButton } from "./share";
import { shorten } from "./shorten";
import { type Where, writeWhere } from "./where";

const DESCRIPTION_SHOWN = 500;
const GAP = "\n\n";

/** A product's picture, title and description, and what is said below; the description is cut where that would not fit below the picture. */
export function presentProduct(ctx: BotContext, shown: ProductDetail, facts: string): Screen {
  const url = shown.image_url;
  const notes = shown.kind === "pickup" ? [ctx.words.shopping.product.pickup, facts] : [facts];
  const rest = [shown.title, "", ...notes].join(GAP).length;
  const room = Math.min(DESCRIPTION_SHOWN, CAPTION_MAX - rest);
  const description = room > 0 ? shorten(shown.description, room) : "";
  return {
    title: shown.title,
    text: [description, ...notes].filter((note) => note !== "").join(GAP),
    picture: url ? { source: url, load: () => loadPhoto(url) } : undefined,
  };
}

/** Share, open in the app, and back to where somebody came from. */
export function lastRows(ctx: BotContext, shown: ProductDetail, where: Where): Button[][] {
  const { openApp, back } = ctx.words.shopping;
  return [
    [shareButton(ctx, shown.slug), openButton(openApp, `/p/${shown.slug}`)],
    [{ label: back, data: `cat:${writeWhere(where)}:` }],
  ];
}

/** How much there is of an offer, in words. */
export function stockText(ctx: BotContext, { available }: OfferView): string {
  const words = ctx.words.shopping.product;
  const texts = {
    unlimited: words.unlimited,
    gone: words.soldOut,
    few: words.left(available ?? 0),
    plenty: words.plenty,
  };
  return texts[availabilityOf(available)];
}

/** The name of an offer beside its product's: its own title and its place. */
export function offerName(
  { title, location_id: at }: OfferView,
  places: readonly { readonly id: string; readonly name: string }[],
): string {
  const place = places.find(({ id }) => id === at)?.name;
  return [title, place].filter(Boolean).join(" · ");
}

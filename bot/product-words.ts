import { availabilityOf, type OfferView, type ProductDetail } from "@/lib/catalog/rules";
import { loadPhoto } from "@/lib/picture/load-photo";
import type { Button } from "@/lib/telegram/keyboard";
import type { RichText } from "@/lib/telegram/rich-text";
import type { BotContext } from "./context";
import { openButton, type Screen } from "./reply";
import { shareButton } from "./share";
import { shorten } from "./shorten";
import { type Where, writeWhere } from "./where";

const DESCRIPTION_SHOWN = 500;

/** A product's picture, title and description, and what is said below. */
export function presentProduct(ctx: BotContext, shown: ProductDetail, facts: RichText): Screen {
  const { pickup } = ctx.words.shopping.product;
  const url = shown.image_url;
  const description = shorten(shown.description, DESCRIPTION_SHOWN);
  const notes = shown.kind === "pickup" ? [description, pickup] : [description];
  const about = notes.filter((note) => note !== "").join("\n\n");
  return {
    title: shown.title,
    text: [{ text: about === "" ? "" : `${about}\n\n` }, ...facts],
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

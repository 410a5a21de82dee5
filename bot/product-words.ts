import { availabilityOf, type OfferView, type ProductDetail } from "@/lib/catalog/rules";
import { loadPhoto } from "@/lib/picture/load-photo";
import { type Button, openButton } from "@/lib/telegram/keyboard";
import { CAPTION_MAX } from "@/lib/telegram/rules";
import type { BotContext } from "./context";
import type { Screen } from "./reply";
import { shareButton } from "./share";
import { shorten } from "./shorten";
import type { Where } from "./where";

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

/** Share, open in the app, and back: what the press of that comes back with. */
export function lastRows(ctx: BotContext, shown: ProductDetail, data: string): Button[][] {
  const { openApp, back } = ctx.words.shopping;
  return [
    [shareButton(ctx, shown.slug), openButton(openApp, `/p/${shown.slug}`)],
    [{ label: back, data }],
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

/** What there is of a product at a place, all of it where there is nothing. */
export function offersAt(
  { offers }: ProductDetail,
  { place }: Where,
  locations: readonly { readonly id: string; readonly parent_id: string | null }[],
): readonly OfferView[] {
  if (!place) return offers;
  const here = new Set(
    locations
      .filter(({ id, parent_id: up }) => place.id === id || place.id === up)
      .map(({ id }) => id),
  );
  const near = offers.filter(({ location_id: at }) => at === null || here.has(at));
  return near.length > 0 ? near : offers;
}

import { findProduct } from "@/lib/catalog/get-product";
import { firstChoice, type OfferView, type ProductDetail } from "@/lib/catalog/rules";
import { openButton } from "@/lib/telegram/keyboard";
import type { BotContext, Handler } from "./context";
import { showOffer } from "./offer";
import { lastRows, offerName, offersAt, presentProduct, stockText } from "./product-words";
import { reply } from "./reply";
import { CODE, languageOf, readPlaces, readWhere, type Where, writeWhere } from "./where";

/** A product, and where somebody comes from. */
export const PRODUCT_BUTTON = new RegExp(`^prd:(prd_[0-9a-z]{1,40}):${CODE}:${CODE}$`);

const OFFERS_SHOWN = 30;

/** A pressed product. */
export const product: Handler = async (ctx, next) => {
  const [, productId = "", place = "", category = ""] = ctx.match ?? [];
  const where = readWhere(await readPlaces(ctx), place, category);
  if (!where) return next();
  const found = await findProduct({ productId, language: languageOf(ctx) });
  return showProduct(ctx, found, where);
};

/** A product with what there is of it; the one thing there is, where there is only one. */
export async function showProduct(
  ctx: BotContext,
  shown: ProductDetail,
  where: Where = { place: null, category: null },
): Promise<void> {
  const { locations } = await readPlaces(ctx);
  const offers = offersAt(shown, where, locations);
  const [only] = offers;
  if (only && offers.length === 1)
    return showOffer(ctx, { shown, offer: only, quantity: 1, where });
  const words = ctx.words.shopping.product;
  const begin = firstChoice(offers, where.place?.id ?? null);
  const sorted = begin ? [begin, ...offers.filter((offer) => offer !== begin)] : offers;
  const rows = sorted.slice(0, OFFERS_SHOWN).map((offer) => [
    {
      label: labelOf(ctx, offer, locations),
      data: `ofr:${offer.id}:1:${writeWhere(where)}`,
    },
  ]);
  const more = offers.length > OFFERS_SHOWN ? [[openButton(words.more, `/p/${shown.slug}`)]] : [];
  await reply(ctx, presentProduct(ctx, shown, words.choose), [
    ...rows,
    ...more,
    ...lastRows(ctx, shown, `cat:${writeWhere(where)}:`),
  ]);
}

function labelOf(
  ctx: BotContext,
  offer: OfferView,
  places: readonly { readonly id: string; readonly name: string }[],
): string {
  const price = ctx.words.shopping.money({ amount: offer.price, currency: offer.currency });
  const name = offerName(offer, places);
  return [name, price, stockText(ctx, offer)].filter(Boolean).join(" · ");
}

import { getBasket } from "@/lib/basket/get-basket";
import { setBasketLine } from "@/lib/basket/set-basket-line";
import { findProduct } from "@/lib/catalog/get-product";
import { lineTotal, type OfferView, type ProductDetail } from "@/lib/catalog/rules";
import { QUANTITY_MAX } from "@/lib/order/rules";
import { consumeLimit } from "@/lib/rate-limit";
import type { Button } from "@/lib/telegram/keyboard";
import type { BotContext, Handler } from "./context";
import { lastRows, offerName, offersAt, presentProduct, stockText } from "./product-words";
import { answerPress, reply } from "./reply";
import { CODE, languageOf, readPlaces, readWhere, type Where, writeWhere } from "./where";

const OFFER = "(off_[0-9a-z]{1,40}):([1-9]\\d{0,2})";
/** So many of an offer. */
export const OFFER_BUTTON = new RegExp(`^ofr:${OFFER}:${CODE}:${CODE}$`);
/** So many of it in the basket. */
export const PUT_BUTTON = new RegExp(`^put:${OFFER}:${CODE}:${CODE}$`);

type Shown = {
  readonly shown: ProductDetail;
  readonly offer: OfferView;
  readonly quantity: number;
  readonly where: Where;
};

/** A pressed offer, or another quantity of it. */
export const offer: Handler = async (ctx, next) => {
  const found = await find(ctx);
  return found ? showOffer(ctx, found) : next();
};

/** The chosen quantity goes into the basket: that many, however often it is pressed. */
export const putInBasket: Handler = async (ctx, next) => {
  const found = await find(ctx);
  if (!found) return next();
  await consumeLimit("write", ctx.shopper.id);
  const { id: offerId } = found.offer;
  await setBasketLine({ shopperId: ctx.shopper.id, offerId, quantity: found.quantity });
  await answerPress(ctx, ctx.words.shopping.offer.added);
  await showOffer(ctx, found);
};

/** One offer: how many, what that comes to, into the basket or pay now. */
export async function showOffer(ctx: BotContext, { shown, offer, ...rest }: Shown): Promise<void> {
  const { offer: words, product, money } = ctx.words.shopping;
  const [{ lines }, { locations }] = await Promise.all([
    getBasket({ shopperId: ctx.shopper.id }),
    readPlaces(ctx),
  ]);
  const most = Math.min(offer.available ?? 1, QUANTITY_MAX);
  const quantity = Math.max(1, Math.min(rest.quantity, most));
  const price = { amount: offer.price, currency: offer.currency };
  const sum = { amount: lineTotal(price, quantity), currency: offer.currency };
  const inBasket = lines.find(({ offer_id: id }) => id === offer.id)?.quantity ?? 0;
  const place = shown.opening_hours.find(({ location_id: at }) => at === offer.location_id);
  const facts = [
    offerName(offer, locations),
    place && `${product.openingHours}: ${place.text}`,
    [quantity > 1 ? words.total(quantity, price) : money(price), stockText(ctx, offer)].join(" · "),
    quantity > 1 && words.sum(sum),
    inBasket > 0 && words.inBasket(inBasket),
  ];
  const text = facts.filter(Boolean).join("\n");
  const chosen = { id: offer.id, quantity, most, inBasket, where: rest.where };
  const isOneOfMany = offersAt(shown, rest.where, locations).length > 1;
  const here = writeWhere(rest.where);
  await reply(ctx, presentProduct(ctx, shown, text), [
    ...(most > 0 ? buyRows(ctx, chosen, sum) : []),
    [{ label: words.toBasket, data: "bsk" }],
    ...lastRows(ctx, shown, isOneOfMany ? `prd:${shown.id}:${here}` : `cat:${here}:`),
  ]);
}

type Chosen = {
  readonly id: string;
  readonly quantity: number;
  readonly most: number;
  readonly inBasket: number;
  readonly where: Where;
};

function buyRows(
  ctx: BotContext,
  { id, quantity, most, inBasket, where }: Chosen,
  sum: { amount: string; currency: string },
): Button[][] {
  const { offer: words } = ctx.words.shopping;
  const here = writeWhere(where);
  const to = (count: number, label: string) => ({ label, data: `ofr:${id}:${count}:${here}` });
  const stepper = [
    ...(quantity > 1 ? [to(quantity - 1, "−")] : []),
    to(quantity, String(quantity)),
    ...(quantity < most ? [to(quantity + 1, "+")] : []),
  ];
  const isChange = inBasket > 0 && inBasket !== quantity;
  const label = isChange ? words.change(quantity) : words.put;
  const put = { label, data: `put:${id}:${quantity}:${here}` };
  return [
    ...(most > 1 ? [stepper] : []),
    ...(inBasket === quantity ? [] : [[put]]),
    [{ label: words.payNow(sum), data: `pay:o:${id}:${quantity}` }],
  ];
}

async function find(ctx: BotContext): Promise<Shown | null> {
  const [, offerId = "", count = "", place = "", category = ""] = ctx.match ?? [];
  const where = readWhere(await readPlaces(ctx), place, category);
  const shown = await findProduct({ offerId, language: languageOf(ctx) });
  const found = shown.offers.find(({ id }) => id === offerId);
  return where && found ? { shown, offer: found, quantity: Number(count), where } : null;
}

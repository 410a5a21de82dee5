import type { LocationView } from "@/lib/catalog/rules";
import { type Button, type Buttons, openButton } from "@/lib/telegram/keyboard";
import type { BotContext, Handler } from "./context";
import { MENU_BUTTON } from "./main-menu";
import { showProducts } from "./products";
import { inColumns, reply } from "./reply";
import { ANY, CHOICES_MAX, CODE, codeOf, readPlaces, readWhere, SHOP_BUTTON } from "./where";

/** A city, or a district. */
export const PLACE_BUTTON = new RegExp(`^loc:${CODE}$`);

/** `/shop`: the cities, or all goods where the shop has no places. */
export const shop: Handler = async (ctx) => {
  const { places } = ctx.words.shopping;
  const { locations } = await readPlaces(ctx);
  const cities = locations.filter(({ parent_id: parent }) => parent === null);
  if (cities.length === 0) return showProducts(ctx, { place: null, category: null });
  return reply(ctx, places, [
    ...choicesOf(cities),
    [{ label: places.everything, data: `cat:${ANY}:${ANY}:` }],
    lastRow(ctx),
    [{ label: ctx.words.shopping.back, data: MENU_BUTTON }],
  ]);
};

/** A pressed city shows its districts; a district, or a city that has none, what is sold there. */
export const place: Handler = async (ctx, next) => {
  const { places, back, openApp } = ctx.words.shopping;
  const catalog = await readPlaces(ctx);
  const here = readWhere(catalog, ctx.match?.[1] ?? "", ANY)?.place;
  if (!here) return next();
  const districts = catalog.locations.filter(({ parent_id: parent }) => parent === here.id);
  if (districts.length === 0) return showProducts(ctx, { place: here, category: null });
  const hasMore = districts.length > CHOICES_MAX;
  const screen = { title: here.name, text: places.district(here.name) };
  return reply(ctx, screen, [
    ...choicesOf(districts),
    [{ label: places.allOf(here.name), data: `cat:${codeOf(here)}:${ANY}:` }],
    [{ label: back, data: SHOP_BUTTON }, ...(hasMore ? [openButton(openApp, "/")] : [])],
  ]);
};

function choicesOf(places: readonly LocationView[]): Buttons {
  const shown = places.slice(0, CHOICES_MAX);
  return inColumns(shown.map((one) => ({ label: one.name, data: `loc:${codeOf(one)}` })));
}

function lastRow(ctx: BotContext): readonly Button[] {
  const { offer, openApp } = ctx.words.shopping;
  return [{ label: offer.toBasket, data: "bsk" }, openButton(openApp, "/")];
}

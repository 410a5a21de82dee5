import { listProducts } from "@/lib/catalog/list-products";
import { type CatalogPage, type ProductCard, summarize } from "@/lib/catalog/rules";
import { type Button, openButton } from "@/lib/telegram/keyboard";
import type { BotContext, Handler } from "./context";
import { MENU_BUTTON } from "./main-menu";
import { inColumns, reply } from "./reply";
import { shorten } from "./shorten";
import {
  ANY,
  CHOICES_MAX,
  CODE,
  codeOf,
  languageOf,
  readPlaces,
  readWhere,
  SHOP_BUTTON,
  type Where,
  writeWhere,
} from "./where";

/** A page of what is sold somewhere, of a category. */
export const PRODUCTS_BUTTON = new RegExp(`^cat:${CODE}:${CODE}:([A-Za-z0-9_-]{0,20})$`);
/** The choice of a category. */
export const CATEGORIES_BUTTON = new RegExp(`^kat:${CODE}$`);

const LABEL_MAX = 60;

/** A pressed category, or "more". */
export const products: Handler = async (ctx, next) => {
  const [, place = "", category = "", cursor = ""] = ctx.match ?? [];
  const where = readWhere(await readPlaces(ctx), place, category);
  return where ? showProducts(ctx, where, cursor) : next();
};

/** The categories, to choose one. */
export const categories: Handler = async (ctx, next) => {
  const { products: words, back, openApp } = ctx.words.shopping;
  const catalog = await readPlaces(ctx);
  const where = readWhere(catalog, ctx.match?.[1] ?? "", ANY);
  if (!where) return next();
  const place = codeOf(where.place);
  const each = catalog.categories.slice(0, CHOICES_MAX).map((one) => ({
    label: one.title,
    data: `cat:${place}:${codeOf(one)}:`,
  }));
  const title = where.place?.name ?? words.title;
  return reply(ctx, { title, text: words.chooseCategory }, [
    ...inColumns([{ label: words.all, data: `cat:${place}:${ANY}:` }, ...each]),
    [
      { label: back, data: place === ANY ? SHOP_BUTTON : `loc:${place}` },
      ...(catalog.categories.length > CHOICES_MAX ? [openButton(openApp, "/")] : []),
    ],
  ]);
};

/** What is sold somewhere, a button each. */
export async function showProducts(ctx: BotContext, where: Where, cursor = ""): Promise<void> {
  const { products: words, back } = ctx.words.shopping;
  const page = await listProducts({
    location: where.place?.id,
    category: where.category?.id,
    cursor,
    language: languageOf(ctx),
  });
  const here = writeWhere(where);
  const rows = page.products.map((card) => [
    { label: labelOf(ctx, card), data: `prd:${card.id}:${here}` },
  ]);
  const chosen = words.category(where.category?.title ?? words.all);
  const isEmpty = page.products.length === 0;
  await reply(
    ctx,
    { title: where.place?.name ?? words.title, text: isEmpty ? words.none : chosen },
    [
      ...rows,
      [
        { label: chosen, data: `kat:${codeOf(where.place)}` },
        ...(page.next_cursor
          ? [{ label: words.more, data: `cat:${here}:${page.next_cursor}` }]
          : []),
      ],
      [{ label: back, data: upFrom(where, page) }],
    ],
  );
}

/** A shop without places begins with its goods. */
function upFrom({ place }: Where, { locations }: CatalogPage): string {
  if (locations.length === 0) return MENU_BUTTON;
  return place?.parent_id ? `loc:${codeOf({ id: place.parent_id })}` : SHOP_BUTTON;
}

function labelOf(ctx: BotContext, card: ProductCard): Button["label"] {
  const { money, products: words } = ctx.words.shopping;
  const { price, isRange, available } = summarize(card.offers);
  const cost = price && (isRange ? words.from(price) : money(price));
  const about = available === 0 ? words.soldOut : cost;
  const title = shorten(card.title, LABEL_MAX);
  return about ? `${title} · ${about}` : title;
}

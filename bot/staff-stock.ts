import { listStockLevels } from "@/lib/stock/list-stock-levels";
import { COUNTED_MAX, type StockLevel } from "@/lib/stock/rules";
import { adminPageButton } from "@/lib/telegram/keyboard";
import { isolated } from "@/lib/text/isolate";
import type { StaffTalkText } from "@/lib/text/staff-talk-en";
import type { BotContext } from "./context";
import { pageButtons } from "./page-buttons";
import { reply } from "./reply";
import { shorten } from "./shorten";
import { pressedIn, type StaffAct, typedIn } from "./staff-only";

/** What a button that leads to a page of the stock comes back with. */
export const STOCK_BUTTON = /^st:stock:(\d{1,5})$/;

const LENGTH = 10;
/** Of each name; a whole page fits into one message. */
const NAME_SHOWN = 100;

/** `/stock [page]`: every offer with what is left of it, what runs low first. */
export const stock: StaffAct = (ctx) => {
  const typed = typedIn(ctx);
  return showStock(ctx, /^\d{1,5}$/.test(typed) ? Number(typed) : 1);
};

/** A pressed button of that list. */
export const leafStock: StaffAct = (ctx) => showStock(ctx, Number(pressedIn(ctx)));

async function showStock(ctx: BotContext, wanted: number): Promise<void> {
  const { staffTalk: talk } = ctx.words;
  const list = await listStockLevels({ page: wanted, length: LENGTH });
  const low = list.low > 0 ? `⚠️ ${talk.stock.low(list.low)}` : talk.stock.allWell;
  const head = list.items.length === 0 ? talk.stock.none : low;
  const place = list.pages > 1 ? ` · ${talk.page(list.page, list.pages)}` : "";
  const lines = list.items.map((offer) => describeOffer(offer, talk));
  await reply(ctx, { title: talk.stock.title, text: [head + place, ...lines].join("\n\n") }, [
    ...pageButtons(list, (page) => `st:stock:${page}`),
    [adminPageButton(talk.openPage, "/admin/stock")],
  ]);
}

function describeOffer(offer: StockLevel, { stock: words }: StaffTalkText): string {
  const { product_title: product, offer_title: title, location_name: place } = offer;
  const names = [product, title === product ? "" : title, place ?? ""].filter(Boolean);
  const shown = names.map((name) => shorten(name, NAME_SHOWN)).join(" · ");
  const free = offer.free > COUNTED_MAX ? `${COUNTED_MAX}+` : String(offer.free);
  const left = offer.is_unlimited ? words.unlimited : words.left(free, offer.low_stock_at);
  const mark = offer.is_low ? "⚠️ " : "";
  return `${mark}${isolated(shown)}\n${offer.is_active ? left : `${words.off} · ${left}`}`;
}

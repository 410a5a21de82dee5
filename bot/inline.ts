import { InlineKeyboard, InlineQueryResultBuilder } from "grammy";
import type { InlineQueryResult } from "grammy/types";
import { getProduct } from "@/lib/catalog/get-product";
import { listProducts } from "@/lib/catalog/list-products";
import { findTextLanguage, type ProductCard, SLUG, summarize } from "@/lib/catalog/rules";
import { env, requireEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isWithinLimit } from "@/lib/rate-limit";
import { findShopper } from "@/lib/shopper/find-shopper";
import { chooseLanguage } from "@/lib/shopper/rules";
import { forgiveRefusal } from "@/lib/telegram/describe-failure";
import { type RichText, toHtml } from "@/lib/telegram/rich-text";
import { type ChatText, chatText } from "@/lib/text/chat-text";
import type { BotContext } from "./context";
import { productLink } from "./share";
import { shorten } from "./shorten";

const CACHE_SECONDS = 30;
const QUERY_MAX = 100;
const DESCRIPTION_SHOWN = 500;
const SHARED = /^p_(.+)$/;

type Wanted = { readonly query: string; readonly offset: string; readonly language: string };
type Found = {
  readonly cards: readonly (ProductCard & { description?: string })[];
  readonly next: string;
};

const NOTHING: Found = { cards: [], next: "" };

/**
 * "@bot words" in any chat: products to share there, by a part of their title, or the one of "p_slug". Each answer is one person's own, since
 * it is in their language. Whoever asks is not written down: they may never have met the shop.
 */
export async function searchInline(ctx: BotContext): Promise<void> {
  const { id, query, offset } = ctx.inlineQuery ?? {};
  if (!ctx.from || id === undefined || !(await isWithinLimit("inline", String(ctx.from.id))))
    return;
  const shopper = await findShopper({ telegramId: BigInt(ctx.from.id) });
  const language = shopper?.language ?? chooseLanguage(ctx.from.language_code);
  const isClosed = env().INVITE_ONLY === "on" || shopper?.isBanned;
  const wanted = { query: query ?? "", offset: offset ?? "", language };
  const { cards, next } = isClosed ? NOTHING : await find(wanted);
  const words = chatText(language);
  const results = cards.map((card) => toResult(card, words, ctx.me.username));
  const options = { cache_time: CACHE_SECONDS, is_personal: true, next_offset: next };
  await ctx.answerInlineQuery(results, options).catch(forgiveRefusal); // they have typed on since
}

async function find({ query, offset, language: tag }: Wanted): Promise<Found> {
  const language = findTextLanguage(tag);
  const [, slug] = SHARED.exec(query) ?? [];
  try {
    if (slug && SLUG.test(slug)) return { cards: [await getProduct({ slug, language })], next: "" };
    const q = query.slice(0, QUERY_MAX).toWellFormed();
    const page = await listProducts({ q, cursor: offset, language });
    return { cards: page.products, next: page.next_cursor ?? "" };
  } catch (error) {
    if (error instanceof AppError && !error.isRetryable) return NOTHING; // gone, or a made-up offset
    throw error;
  }
}

function toResult(
  card: Found["cards"][number],
  words: ChatText,
  botName: string,
): InlineQueryResult {
  const shop = requireEnv("PUBLIC_URL");
  const cost = costOf(card, words);
  const about = shorten(card.description ?? "", DESCRIPTION_SHOWN);
  const text: RichText = [
    { text: card.title, tag: "b" },
    { text: [`\n${cost}`, about].filter(Boolean).join("\n\n") },
  ];
  const link = productLink(botName, card.slug);
  return InlineQueryResultBuilder.article(card.id, card.title, {
    description: cost,
    reply_markup: InlineKeyboard.from([[InlineKeyboard.url(words.account.share.open, link)]]),
    ...(card.image_url && { thumbnail_url: `${shop}/previews/${card.slug}` }),
  }).text(toHtml(text), {
    parse_mode: "HTML",
    link_preview_options: { url: `${shop}/p/${card.slug}`, prefer_large_media: true },
  });
}

function costOf({ offers }: ProductCard, { shopping }: ChatText): string {
  const { price, isRange, available } = summarize(offers);
  if (!price || available === 0) return shopping.products.soldOut;
  return isRange ? shopping.products.from(price) : shopping.money(price);
}

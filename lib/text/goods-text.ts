import type { Language } from "@/lib/shopper/rules";
import type { AppText } from "./app-en";
import { appText } from "./app-text";
import { GOODS_AR } from "./goods-ar";
import { GOODS_DE } from "./goods-de";
import { GOODS_EN, type GoodsText } from "./goods-en";
import { GOODS_RU } from "./goods-ru";

export type ShopText = AppText & GoodsText;

const TEXTS: Record<Language, GoodsText> = {
  en: GOODS_EN,
  de: GOODS_DE,
  ru: GOODS_RU,
  ar: GOODS_AR,
};

/** The words of the shop's front in a language, for the server: the shop's, and those about products and the basket. */
export function goodsText(language: Language): ShopText {
  return { ...appText(language), ...TEXTS[language] };
}

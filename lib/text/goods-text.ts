import { type AppLanguage, type AppText, appText } from "./app-text";
import { GOODS_EN, type GoodsText } from "./goods-en";

export type ShopText = AppText & GoodsText;

const TEXTS: Record<AppLanguage, GoodsText> = { en: GOODS_EN };

/** The words of the shop's front in a language: the shop's, and those about products and the basket. */
export function goodsText(language: AppLanguage): ShopText {
  return { ...appText(language), ...TEXTS[language] };
}

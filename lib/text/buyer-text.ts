import { type AppLanguage, type AppText, appText } from "./app-text";
import { BUYER_EN, type BuyerText } from "./buyer-en";

const TEXTS: Record<AppLanguage, BuyerText> = { en: BUYER_EN };

/** All words of the Mini App in a language: the shop's and the buyer's. */
export function buyerText(language: AppLanguage): AppText & BuyerText {
  return { ...appText(language), ...TEXTS[language] };
}

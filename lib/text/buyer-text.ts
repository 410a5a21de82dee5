import type { Language } from "@/lib/shopper/rules";
import { BUYER_AR } from "./buyer-ar";
import { BUYER_DE } from "./buyer-de";
import { BUYER_EN, type BuyerText } from "./buyer-en";
import { BUYER_RU } from "./buyer-ru";

const TEXTS: Record<Language, BuyerText> = {
  en: BUYER_EN,
  de: BUYER_DE,
  ru: BUYER_RU,
  ar: BUYER_AR,
};

/** The words of checkout, purchases and profile in a language, for the server. */
export function buyerText(language: Language): BuyerText {
  return TEXTS[language];
}

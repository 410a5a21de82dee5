import type { Language } from "@/lib/shopper/rules";
import { PAGE_AR } from "./page-ar";
import { PAGE_DE } from "./page-de";
import { PAGE_EN, type PageText } from "./page-en";
import { PAGE_RU } from "./page-ru";

const TEXTS: Record<Language, PageText> = { en: PAGE_EN, de: PAGE_DE, ru: PAGE_RU, ar: PAGE_AR };

/** What only the server writes into a page, in a language. */
export function pageText(language: Language): PageText {
  return TEXTS[language];
}

import type { Language } from "@/lib/shopper/rules";
import { APP_AR } from "./app-ar";
import { APP_DE } from "./app-de";
import { APP_EN, type AppText } from "./app-en";
import { APP_RU } from "./app-ru";

const TEXTS: Record<Language, AppText> = { en: APP_EN, de: APP_DE, ru: APP_RU, ar: APP_AR };

/** The Mini App's words in a language, for the server: a browser loads one language (components/telegram/words.tsx). */
export function appText(language: Language): AppText {
  return TEXTS[language];
}

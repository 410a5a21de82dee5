import { APP_EN, type AppText } from "./app-en";

export type { AppText } from "./app-en";

/** Languages the Mini App speaks, each under its own name. A further one is one more file and one more line. */
export const APP_LANGUAGES = { en: "English" } as const;

export type AppLanguage = keyof typeof APP_LANGUAGES;

const TEXTS: Record<AppLanguage, AppText> = { en: APP_EN };

/** The Mini App's words in a language. */
export function appText(language: AppLanguage): AppText {
  return TEXTS[language];
}

/** The language we speak that comes closest to a tag such as "pt-BR", or to an Accept-Language list; English otherwise. */
export function closestLanguage(tags: string | null | undefined): AppLanguage {
  for (const entry of (tags ?? "").split(",")) {
    const base = entry.trim().split(/[-_;]/)[0]?.toLowerCase() ?? "";
    if (Object.hasOwn(APP_LANGUAGES, base)) return base as AppLanguage;
  }
  return "en";
}

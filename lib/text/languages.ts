import type { Language } from "@/lib/shopper/rules";

/** Every language that we speak, under its own name. A further one is a line here and its texts. */
export const LANGUAGE_NAMES = {
  en: "English",
  de: "Deutsch",
  ru: "Русский",
  ar: "العربية",
} as const satisfies Record<Language, string>;

/** Where a line begins in that language. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

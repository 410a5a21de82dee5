import { TEXT_LANGUAGES, type TextLanguage } from "@/lib/catalog/rules";

/** A name in every language as it is being typed; empty where it is not translated. */
export type Names = Readonly<Record<TextLanguage, string>>;

type Translated = { readonly language: string } & (
  | { readonly title: string }
  | { readonly name: string }
);

/** What the form begins with. */
export function namesOf(translations: readonly Translated[] = []): Names {
  const of = (language: TextLanguage): string => {
    const found = translations.find((one) => one.language === language);
    if (!found) return "";
    return "title" in found ? found.title : found.name;
  };
  return { en: of("en"), de: of("de"), ru: of("ru"), ar: of("ar") };
}

/** The names there are, as the doors take them. */
export function toTranslations<Field extends "title" | "name">(
  names: Names,
  field: Field,
): ({ language: TextLanguage } & Record<Field, string>)[] {
  return TEXT_LANGUAGES.flatMap((language) => {
    const text = names[language].trim();
    return text === ""
      ? []
      : [{ language, [field]: text } as { language: TextLanguage } & Record<Field, string>];
  });
}

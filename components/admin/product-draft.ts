import {
  type ProductKind,
  type ProductSheet,
  TEXT_LANGUAGES,
  type TextLanguage,
} from "@/lib/catalog/rules";

type Text = { readonly title: string; readonly description: string };

/** The texts as they are typed: the ones first written, and one for each language, empty where it is not translated. */
export type DraftTexts = Readonly<Record<TextLanguage | "original", Text>>;

/** A product as it is being typed. */
export type ProductDraft = {
  readonly slug: string;
  readonly kind: ProductKind;
  readonly categoryId: string;
  readonly texts: DraftTexts;
};

const EMPTY: Text = { title: "", description: "" };

/** What the form begins with. */
export function draftOf(product: ProductSheet | undefined, categoryId: string): ProductDraft {
  const of = (language: TextLanguage): Text => {
    const found = product?.translations.find((one) => one.language === language);
    return found ? { title: found.title, description: found.description } : EMPTY;
  };
  return {
    slug: product?.slug ?? "",
    kind: product?.kind ?? "digital",
    categoryId: product?.category_id ?? categoryId,
    texts: {
      original: { title: product?.title ?? "", description: product?.description ?? "" },
      en: of("en"),
      de: of("de"),
      ru: of("ru"),
      ar: of("ar"),
    },
  };
}

/** Whether two drafts say the same. */
export function isSameDraft(one: ProductDraft, other: ProductDraft): boolean {
  return JSON.stringify(toBody(one)) === JSON.stringify(toBody(other));
}

/** A draft as the door takes it; a language without a title is not translated. */
export function toBody({ slug, kind, categoryId, texts }: ProductDraft) {
  const translations = TEXT_LANGUAGES.flatMap((language) => {
    const { title, description } = trim(texts[language]);
    return title === "" && description === "" ? [] : [{ language, title, description }];
  });
  return { slug, kind, category_id: categoryId, ...trim(texts.original), translations };
}

function trim({ title, description }: Text): Text {
  return { title: title.trim(), description: description.trim() };
}

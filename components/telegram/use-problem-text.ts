import { useEffect, useState } from "react";
import type { Language } from "@/lib/shopper/rules";
import type { ErrorsText } from "@/lib/text/errors-en";
import { ApiProblem, problemWords } from "./problem";
import { useLanguage, useWords } from "./words";

const ERRORS: Record<Language, () => Promise<ErrorsText>> = {
  en: () => import("@/lib/text/errors-en").then(({ ERRORS_EN }) => ERRORS_EN),
  de: () => import("@/lib/text/errors-de").then(({ ERRORS_DE }) => ERRORS_DE),
  ru: () => import("@/lib/text/errors-ru").then(({ ERRORS_RU }) => ERRORS_RU),
  ar: () => import("@/lib/text/errors-ar").then(({ ERRORS_AR }) => ERRORS_AR),
};

/** The sentence for a failure; empty while there is none. Those about refusals are fetched with the first one: most visits meet none. */
export function useProblemText(error: unknown): string {
  const words = useWords();
  const language = useLanguage();
  const [loaded, setLoaded] = useState<{ language: Language; errors: Partial<ErrorsText> }>();
  const isRefused = error instanceof ApiProblem && error.code !== "OFFLINE";
  useEffect(() => {
    if (!isRefused) return;
    let isCurrent = true;
    const keep = (errors: Partial<ErrorsText>) => {
      if (isCurrent) setLoaded({ language, errors });
    };
    ERRORS[language]().then(keep, () => keep({})); // without them the general sentence stands
    return () => {
      isCurrent = false;
    };
  }, [isRefused, language]);
  if (!error) return "";
  if (!isRefused) return problemWords(error, { ...words, errors: {} });
  return loaded?.language === language ? problemWords(error, { ...words, ...loaded }) : "";
}

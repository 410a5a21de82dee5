import { useMemo } from "react";
import { buyerText } from "@/lib/text/buyer-text";
import { useLanguage } from "./words";

/** All words of the Mini App; for the screens behind the shop's front. */
export function useBuyerWords() {
  const language = useLanguage();
  return useMemo(() => buyerText(language), [language]);
}

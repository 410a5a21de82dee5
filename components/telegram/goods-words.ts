import { useMemo } from "react";
import { goodsText } from "@/lib/text/goods-text";
import { useLanguage } from "./words";

/** The words of the shop's front, with those about products and the basket. */
export function useGoodsWords() {
  const language = useLanguage();
  return useMemo(() => goodsText(language), [language]);
}

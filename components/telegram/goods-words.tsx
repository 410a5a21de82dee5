"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode } from "react";
import type { GoodsText } from "@/lib/text/goods-en";
import { giving, useLanguage, usePart, type WordsOf } from "./words";

const Goods = createContext<GoodsText | null>(null);

const WORDS: WordsOf = {
  en: dynamic(() => import("@/lib/text/goods-en").then(({ GOODS_EN }) => giving(Goods, GOODS_EN))),
  de: dynamic(() => import("@/lib/text/goods-de").then(({ GOODS_DE }) => giving(Goods, GOODS_DE))),
  ru: dynamic(() => import("@/lib/text/goods-ru").then(({ GOODS_RU }) => giving(Goods, GOODS_RU))),
  ar: dynamic(() => import("@/lib/text/goods-ar").then(({ GOODS_AR }) => giving(Goods, GOODS_AR))),
};

/** Gives the screens below the words of the shop's front, those about products and the basket. */
export function GoodsWords({ children }: { children: ReactNode }) {
  const Words = WORDS[useLanguage()];
  return <Words>{children}</Words>;
}

/** The words of the shop's front, with those about products and the basket. */
export function useGoodsWords() {
  return usePart(Goods);
}

"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode } from "react";
import type { BuyerText } from "@/lib/text/buyer-en";
import { giving, useLanguage, usePart, type WordsOf } from "./words";

const Buyer = createContext<BuyerText | null>(null);

const WORDS: WordsOf = {
  en: dynamic(() => import("@/lib/text/buyer-en").then(({ BUYER_EN }) => giving(Buyer, BUYER_EN))),
  de: dynamic(() => import("@/lib/text/buyer-de").then(({ BUYER_DE }) => giving(Buyer, BUYER_DE))),
  ru: dynamic(() => import("@/lib/text/buyer-ru").then(({ BUYER_RU }) => giving(Buyer, BUYER_RU))),
  ar: dynamic(() => import("@/lib/text/buyer-ar").then(({ BUYER_AR }) => giving(Buyer, BUYER_AR))),
};

/** Gives the screens below the words of checkout, purchases and profile. */
export function BuyerWords({ children }: { children: ReactNode }) {
  const Words = WORDS[useLanguage()];
  return <Words>{children}</Words>;
}

/** The words of the screens behind the shop's front. */
export function useBuyerWords() {
  return usePart(Buyer);
}

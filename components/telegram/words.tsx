"use client";

import dynamic from "next/dynamic";
import {
  type ComponentType,
  type Context,
  createContext,
  type ReactNode,
  use,
  useMemo,
} from "react";
import type { Language } from "@/lib/shopper/rules";
import type { AppText } from "@/lib/text/app-en";

/*
 * A browser loads the words of one language. Each language is a chunk of its own, which `dynamic` names in the document: it comes along with
 * the page's own scripts, and React wakes up when all of them are there.
 */

type Inside = { children: ReactNode };

/** By language the component that gives its words. */
export type WordsOf = Record<Language, ComponentType<Inside>>;

const Spoken = createContext<Language>("en");
const App = createContext<AppText | null>(null);

const WORDS: WordsOf = {
  en: dynamic(() => import("@/lib/text/app-en").then(({ APP_EN }) => giving(App, APP_EN))),
  de: dynamic(() => import("@/lib/text/app-de").then(({ APP_DE }) => giving(App, APP_DE))),
  ru: dynamic(() => import("@/lib/text/app-ru").then(({ APP_RU }) => giving(App, APP_RU))),
  ar: dynamic(() => import("@/lib/text/app-ar").then(({ APP_AR }) => giving(App, APP_AR))),
};

type Props = Inside & { language: Language };

/** Tells every component below which language to speak. */
export function LanguageProvider({ language, children }: Props) {
  return <Spoken value={language}>{children}</Spoken>;
}

/** The language to speak. */
export function useLanguage(): Language {
  return use(Spoken);
}

/** Gives the components below what the shop itself and every screen says. */
export function AppWords({ children }: Inside) {
  const Words = WORDS[useLanguage()];
  return <Words>{children}</Words>;
}

/** What the shop itself and every screen says, in the shopper's language. */
export function useWords(): AppText {
  const words = use(App);
  if (!words) throw new Error("there are no words here");
  return words;
}

/** What the shop says together with one part of the words; the page must have given it. */
export function usePart<Part extends object>(Given: Context<Part | null>): AppText & Part {
  const app = useWords();
  const part = use(Given);
  if (!part) throw new Error("this screen was not given its words");
  return useMemo(() => ({ ...app, ...part }), [app, part]);
}

/** A component that gives those words to everything in it. Made once for each language, when its words have come. */
export function giving<Words>(Given: Context<Words | null>, words: Words): ComponentType<Inside> {
  return ({ children }) => <Given value={words}>{children}</Given>;
}

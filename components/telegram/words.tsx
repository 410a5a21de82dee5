"use client";

import { createContext, type ReactNode, use } from "react";
import { type AppLanguage, type AppText, appText } from "@/lib/text/app-text";

const Language = createContext<AppLanguage>("en");

/** Tells every component below which language to speak. */
export function WordsProvider({
  language,
  children,
}: {
  language: AppLanguage;
  children: ReactNode;
}) {
  return <Language value={language}>{children}</Language>;
}

/** The language to speak. */
export function useLanguage(): AppLanguage {
  return use(Language);
}

/** What the shop itself and every screen says, in the shopper's language. */
export function useWords(): AppText {
  return appText(useLanguage());
}

"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import { type AppLanguage, type AppText, appText } from "@/lib/text/app-text";

const Words = createContext<AppText>(appText("en"));

/** Gives every component below the words of one language. */
export function WordsProvider({
  language,
  children,
}: {
  language: AppLanguage;
  children: ReactNode;
}) {
  const words = useMemo(() => appText(language), [language]);
  return <Words value={words}>{children}</Words>;
}

/** Every sentence people read, in their language. */
export function useWords(): AppText {
  return use(Words);
}

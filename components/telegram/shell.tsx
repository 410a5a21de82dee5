"use client";

import { type ReactNode, Suspense } from "react";
import type { Language } from "@/lib/shopper/rules";
import { BackButton } from "./back-button";
import { StartRedirect } from "./start-redirect";
import { AppWords, LanguageProvider } from "./words";

type Props = {
  language: Language;
  /** What works behind the screens and stays when the language changes. */
  behind?: ReactNode;
  children: ReactNode;
};

/** What every screen stands on: words, cached answers, the client's back button and the launch's deep link. */
export function Shell({ language, behind, children }: Props) {
  return (
    <LanguageProvider language={language}>
      <AppWords>
        {children}
        <StartRedirect />
      </AppWords>
      {behind}
      <Suspense>
        <BackButton />
      </Suspense>
    </LanguageProvider>
  );
}

"use client";

import { type ReactNode, Suspense } from "react";
import type { AppLanguage } from "@/lib/text/app-text";
import { BackButton } from "./back-button";
import { StartRedirect } from "./start-redirect";
import { WordsProvider } from "./words";

/** What every screen stands on: words, cached answers, the client's back button and the launch's deep link. */
export function Shell({ language, children }: { language: AppLanguage; children: ReactNode }) {
  return (
    <WordsProvider language={language}>
      {children}
      <Suspense>
        <BackButton />
      </Suspense>
      <StartRedirect />
    </WordsProvider>
  );
}

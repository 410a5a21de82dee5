"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef } from "react";
import { hasKeptLanguage, keepLanguage } from "@/components/telegram/language";
import { useTelegram } from "@/components/telegram/state";
import { askAllAgain } from "@/components/telegram/use-answer";
import { useLanguage } from "@/components/telegram/words";
import { findLanguage } from "@/lib/shopper/rules";
import { useMe } from "./me";

/**
 * Keeps the shop in the shopper's language. The server can only go by what the browser was told last or reads; here the shopper's own is known:
 * what they chose on the profile or in the chat, to begin with what Telegram speaks. Whoever may not come in has none, and Telegram's word counts.
 */
export function FollowLanguage() {
  const router = useRouter();
  const language = useLanguage();
  const drawn = useRef(language);
  const { languageCode } = useTelegram();
  const { me, error } = useMe();
  const chosen = findLanguage(me?.language);
  const spoken = error ? findLanguage(languageCode) : undefined;
  // Also after the language has changed: another choice may have been made before that one was drawn.
  useEffect(() => {
    const wanted = chosen ?? (hasKeptLanguage() ? undefined : spoken);
    if (!wanted || wanted === language) return;
    keepLanguage(wanted);
    startTransition(() => router.refresh());
  }, [chosen, spoken, language, router]);
  useEffect(() => {
    if (drawn.current === language) return;
    drawn.current = language;
    // What the API has answered was in the language before.
    askAllAgain();
  }, [language]);
  return null;
}

"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useEffectEvent, useRef } from "react";
import { hasKeptLanguage, keepLanguage } from "@/components/telegram/language";
import { useTelegram } from "@/components/telegram/state";
import { askAllAgain } from "@/components/telegram/use-answer";
import { useLanguage } from "@/components/telegram/words";
import { findLanguage, type Language } from "@/lib/shopper/rules";
import { useMe } from "./me";

/**
 * Keeps the shop in the shopper's language. The server can only go by what the browser reads or was told last; here the shopper's own choice is
 * known, made on the profile or in the chat, and before it what Telegram speaks.
 */
export function FollowLanguage() {
  const router = useRouter();
  const language = useLanguage();
  const drawn = useRef(language);
  const { languageCode } = useTelegram();
  const { me } = useMe();
  const chosen = findLanguage(me?.language);
  const follow = useEffectEvent((wanted: Language | undefined) => {
    if (!wanted || wanted === language) return;
    keepLanguage(wanted);
    startTransition(() => router.refresh());
  });
  useEffect(() => {
    if (chosen) follow(chosen);
    else if (!hasKeptLanguage()) follow(findLanguage(languageCode));
  }, [chosen, languageCode]);
  useEffect(() => {
    if (drawn.current === language) return;
    drawn.current = language;
    // What the API has answered was in the language before.
    askAllAgain();
  }, [language]);
  return null;
}

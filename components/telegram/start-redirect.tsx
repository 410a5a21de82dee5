"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { announce } from "./client";
import { screenOf } from "./start-param";
import { useTelegram } from "./state";
import { useWords } from "./words";

const HANDLED = "kiosk/handled-launch";

/** Follows the deep link of a launch, once: a reload, or coming back to the front door, stays where it is. Says so where it leads nowhere. */
export function StartRedirect() {
  const router = useRouter();
  const { link: words } = useWords();
  const { phase, initData, startParam, telegramId } = useTelegram();
  useEffect(() => {
    if (phase !== "inside" || !startParam) return;
    const launch = new URLSearchParams(initData).get("hash") ?? initData;
    if (sessionStorage.getItem(HANDLED) === launch) return;
    sessionStorage.setItem(HANDLED, launch);
    const { path, fault } = screenOf(startParam, telegramId);
    if (fault) announce(words[fault]);
    else router.push(path);
  }, [phase, initData, startParam, telegramId, router, words]);
  return null;
}

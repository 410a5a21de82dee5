"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { screenOf } from "./start-param";
import { useTelegram } from "./state";

const HANDLED = "kiosk/handled-launch";

/** Follows the deep link of a launch, once: a reload, or coming back to the front door, stays where it is. */
export function StartRedirect() {
  const router = useRouter();
  const { phase, initData, startParam, telegramId } = useTelegram();
  useEffect(() => {
    if (phase !== "inside" || !startParam) return;
    const launch = new URLSearchParams(initData).get("hash") ?? initData;
    if (sessionStorage.getItem(HANDLED) === launch) return;
    sessionStorage.setItem(HANDLED, launch);
    const screen = screenOf(startParam, telegramId);
    if (screen) router.push(screen);
  }, [phase, initData, startParam, telegramId, router]);
  return null;
}

"use client";

import { useSyncExternalStore } from "react";
import { dayIn } from "./overview-period";
import { whileVisible } from "./use-figures";

/** The reader's time zone and their day, which changes at their midnight; null until the page runs. */
export function useToday(): { zone: string; today: string } | null {
  const told = useSyncExternalStore(whileVisible, read, () => "");
  const [zone = "", today = ""] = told.split(" ");
  return told === "" ? null : { zone, today };
}

function read(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return `${timeZone} ${dayIn(timeZone, new Date())}`;
}

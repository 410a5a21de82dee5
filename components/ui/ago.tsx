"use client";

import { useSyncExternalStore } from "react";
import { Moment } from "./moment";

type Props = { iso: string; locale: string; className?: string };

const MINUTE_MS = 60_000;
const UNITS = [
  ["year", 365 * 24 * 60],
  ["month", 30 * 24 * 60],
  ["day", 24 * 60],
  ["hour", 60],
  ["minute", 1],
] as const;

/** How long ago something was, and below it when; until the page runs, only when. */
export function Ago({ iso, locale, className }: Props) {
  const text = useSyncExternalStore(
    everyMinute,
    () => format(iso, locale),
    () => "",
  );
  return (
    <span className={className}>
      {text ? <span className="block">{text}</span> : null}
      <Moment iso={iso} locale={locale} className="block text-sm text-muted" />
    </span>
  );
}

function everyMinute(tell: () => void): () => void {
  const timer = setInterval(tell, MINUTE_MS);
  return () => clearInterval(timer);
}

function format(iso: string, locale: string): string {
  const minutes = Math.round((Date.parse(iso) - Date.now()) / MINUTE_MS);
  const [unit, length] = UNITS.find(([, minute]) => Math.abs(minutes) >= minute) ?? ["minute", 1];
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return words.format(Math.trunc(minutes / length), unit);
}

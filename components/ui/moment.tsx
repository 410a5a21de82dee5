"use client";

import { useSyncExternalStore } from "react";

type Props = {
  iso: string;
  locale: string;
  /** To the second, where the order of things matters. */
  isExact?: boolean;
  className?: string;
};

const never = () => () => undefined;

/** A point in time as the reader's own clock shows it; until the page runs, and without scripts, in UTC. */
export function Moment({ iso, locale, isExact = false, className }: Props) {
  const timeStyle = isExact ? "medium" : "short";
  const text = useSyncExternalStore(
    never,
    () => format(iso, locale, { timeStyle }),
    () => `${format(iso, locale, { timeStyle, timeZone: "UTC" })} UTC`,
  );
  return (
    <time dateTime={iso} className={className}>
      {text}
    </time>
  );
}

function format(iso: string, locale: string, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", ...how }).format(new Date(iso));
}

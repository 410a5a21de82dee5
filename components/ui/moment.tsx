"use client";

import { useSyncExternalStore } from "react";

type Props = { iso: string; locale: string; className?: string };

const never = () => () => undefined;

/** A point in time as the reader's own clock shows it; until the page runs, and without scripts, in UTC. */
export function Moment({ iso, locale, className }: Props) {
  const text = useSyncExternalStore(
    never,
    () => format(iso, locale),
    () => `${format(iso, locale, "UTC")} UTC`,
  );
  return (
    <time dateTime={iso} className={className}>
      {text}
    </time>
  );
}

function format(iso: string, locale: string, timeZone?: string): string {
  const look = { dateStyle: "medium", timeStyle: "short", timeZone } as const;
  return new Intl.DateTimeFormat(locale, look).format(new Date(iso));
}

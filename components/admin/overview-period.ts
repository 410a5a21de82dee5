/** The periods one can choose; `custom` is any other, by its two days. */
export const PERIODS = ["today", "yesterday", "days7", "days30", "month", "custom"] as const;

export type PeriodName = (typeof PERIODS)[number];

/** What the page's address asks for; days as `2026-11-21`. */
export type Choice = { readonly name: PeriodName; readonly from?: string; readonly to?: string };

export type Days = { readonly from: string; readonly to: string };

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_MAX = 366;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What an address asks for; anything odd means today. */
export function readChoice(search: URLSearchParams): Choice {
  const [from, to] = [search.get("from") ?? "", search.get("to") ?? ""];
  if (isPeriod({ from, to })) return { name: "custom", from, to };
  const named = PERIODS.find((name) => name === search.get("period"));
  return { name: named && named !== "custom" ? named : "today" };
}

/** The address of a choice. */
export function choiceHref({ name, from, to }: Choice): string {
  if (name === "custom" && from && to) return `/admin?${new URLSearchParams({ from, to })}`;
  return name === "today" ? "/admin" : `/admin?period=${name}`;
}

/** Whether two days make a period that is reported. */
export function isPeriod({ from, to }: Days): boolean {
  if (!(isDay(from) && isDay(to))) return false;
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  return days >= 1 && days <= DAYS_MAX;
}

/** The days of a choice, today being what it is where the reader is. */
export function daysOf({ name, from, to }: Choice, today: string): Days {
  switch (name) {
    case "today":
      return { from: today, to: today };
    case "yesterday":
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case "days7":
      return { from: addDays(today, -6), to: today };
    case "days30":
      return { from: addDays(today, -29), to: today };
    case "month":
      return { from: `${today.slice(0, "2026-11".length)}-01`, to: today };
    case "custom":
      return { from: from ?? today, to: to ?? today };
  }
}

/** The day that a calendar in that time zone shows. */
export function dayIn(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat("en", {
    ...{ timeZone, calendar: "gregory", numberingSystem: "latn" },
    ...{ year: "numeric", month: "2-digit", day: "2-digit" },
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((found) => found.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, "2026-11-21".length);
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

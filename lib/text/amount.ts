const SECONDS_LENGTH = "2026-11-21T12:00:00".length;

/** A price for people: "€12.50". Takes the wire's decimal string and never goes through a float. */
export function amountText(value: { amount: string; currency: string }, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency: value.currency });
  return format.format(value.amount as `${number}`);
}

/** A day and a time of day, as people of that language write it. */
export function dateText(iso: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return format.format(new Date(iso));
}

/** A day, as people of that language write it, the month in letters: in a chat the slashes of "21/11/2026" would look like commands. */
export function dayText(iso: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  return format.format(new Date(`${iso.slice(0, SECONDS_LENGTH)}Z`)); // our times are in UTC
}

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

/** A day, as people of that language write it. */
export function dayText(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(iso));
}

type Params = Record<string, string | string[] | undefined>;

/** What a list is narrowed down to, as the address of its page says it: days, both included, in UTC; several values with commas. */
export type ListQuery = { readonly [name: string]: string | undefined };

const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 86_400_000;

/** Reads the parts of a page's address that its list knows; what is empty or no day counts as not there. */
export function readListQuery(params: Params, names: readonly string[]): ListQuery {
  const given = [...names, "q", "from", "to", "cursor"].map((name): [string, string] => {
    const value = [params[name]].flat().filter(Boolean).join(",").trim();
    const isDayWanted = name === "from" || name === "to";
    return [name, isDayWanted && !isDay(value) ? "" : value];
  });
  return Object.fromEntries(given.filter(([, value]) => value !== ""));
}

/** The address of a list for a query. */
export function listHref(path: string, query: ListQuery): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  const search = new URLSearchParams(given);
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The same query as the list itself takes it: points in time, the end excluded. */
export function toListFilters({ from, to, ...query }: ListQuery): ListQuery {
  return {
    ...query,
    ...(from ? { from: new Date(from).toISOString() } : {}),
    ...(to ? { to: new Date(Date.parse(to) + DAY_MS).toISOString() } : {}),
  };
}

/** Whether anything but a page's place narrows the list down. */
export function isNarrowed({ cursor: _place, ...query }: ListQuery): boolean {
  return Object.values(query).some(Boolean);
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text));
}

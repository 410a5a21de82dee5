type Params = Record<string, string | string[] | undefined>;

const NAMES = ["q", "state", "product", "location", "cursor"] as const;

/** What the stock list is narrowed down to, as the address of its page says it. */
export type StockQuery = Partial<Record<(typeof NAMES)[number], string>>;

/** Reads a page's address; what is empty or there twice counts as not there. */
export function readStockQuery(params: Params): StockQuery {
  const query: StockQuery = {};
  for (const name of NAMES) {
    const value = params[name];
    if (typeof value === "string" && value.trim() !== "") query[name] = value.trim();
  }
  return query;
}

/** The address of the page at `path` for a query. */
export function stockHref(query: StockQuery, path = "/admin/stock"): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return search.size > 0 ? `${path}?${search}` : path;
}

/** Whether anything narrows the list down. */
export function isNarrowed({ cursor: _, ...filters }: StockQuery): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

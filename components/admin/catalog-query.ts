type Params = Record<string, string | string[] | undefined>;

const FILTERS = ["q", "category", "kind", "location", "state", "stock"] as const;

/** What the list of products is narrowed down to, as the address of its page says it. */
export type CatalogListQuery = Partial<Record<(typeof FILTERS)[number] | "cursor", string>>;

/** Reads the page's address; what is empty or there twice counts as not there. */
export function readCatalogListQuery(params: Params): CatalogListQuery {
  const query: CatalogListQuery = {};
  for (const name of [...FILTERS, "cursor"] as const) {
    const value = params[name];
    if (typeof value === "string" && value.trim() !== "") query[name] = value.trim();
  }
  return query;
}

/** The page's address for a query. */
export function catalogListHref(query: CatalogListQuery): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return search.size > 0 ? `/admin/catalog?${search}` : "/admin/catalog";
}

/** Whether anything narrows the list down. */
export function isNarrowed(query: CatalogListQuery): boolean {
  return FILTERS.some((name) => query[name] !== undefined);
}

/** A slug for a title: its letters without their marks; empty where none are Latin. */
export function toSlug(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 61)
    .replace(/-$/, "");
}

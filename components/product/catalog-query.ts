/** What the catalogue is narrowed to; the same names as in the address and in `GET /api/catalog`. */
export type CatalogQuery = {
  readonly location?: string;
  readonly category?: string;
  readonly q?: string;
  readonly cursor?: string;
};

type Params = Record<string, string | string[] | undefined>;

/** Reads the address. Anything strange is left out: a catalogue that opens beats an error. */
export function readCatalogQuery(params: Params): CatalogQuery {
  const read = (name: string, max: number) => {
    const value = params[name];
    const text = (Array.isArray(value) ? value[0] : value)?.replaceAll("\0", "").trim();
    return text && text.length <= max ? text : undefined;
  };
  return {
    location: read("location", 80),
    category: read("category", 80),
    q: read("q", 100),
    cursor: read("cursor", 300),
  };
}

/** The query string of a choice, beginning with "?"; empty when nothing is narrowed. */
export function catalogSearch(query: CatalogQuery): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) params.set(name, value);
  return params.size > 0 ? `?${params.toString()}` : "";
}

/** The catalogue's address for a choice. A new choice starts at the first page. */
export function catalogHref(query: CatalogQuery, change: CatalogQuery): string {
  return `/${catalogSearch({ ...query, cursor: undefined, ...change })}`;
}

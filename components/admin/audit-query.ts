type Params = Record<string, string | string[] | undefined>;

const FILTERS = ["q", "actor", "act", "subject", "from", "to"] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 86_400_000;

/** What the audit log is narrowed down to, as the address of its page says it: days, both included, in UTC. */
export type AuditQuery = Partial<Record<(typeof FILTERS)[number] | "cursor", string>>;

/** Reads the page's address; what is empty, there twice or no day counts as not there. */
export function readAuditQuery(params: Params): AuditQuery {
  const query: AuditQuery = {};
  for (const name of [...FILTERS, "cursor"] as const) {
    const value = params[name];
    if (typeof value !== "string" || value.trim() === "") continue;
    if ((name === "from" || name === "to") && !isDay(value)) continue;
    query[name] = value.trim();
  }
  return query;
}

/** The page's address for a query. */
export function auditHref(query: AuditQuery): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return search.size > 0 ? `/admin/audit?${search}` : "/admin/audit";
}

/** The same query as the log itself takes it: points in time, the end excluded. */
export function toFilters(query: AuditQuery): AuditQuery {
  const { from, to } = query;
  return {
    ...query,
    ...(from ? { from: new Date(from).toISOString() } : {}),
    ...(to ? { to: new Date(Date.parse(to) + DAY_MS).toISOString() } : {}),
  };
}

/** Whether anything narrows the log down. */
export function isFiltered(query: AuditQuery): boolean {
  return FILTERS.some((name) => query[name] !== undefined);
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text));
}

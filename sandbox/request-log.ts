const KEPT = 500;

/** One request that arrived, and how it was answered (null: connection broken). */
export type LoggedRequest = { at: number; endpoint: string; status: number | null };

/** Counts what was asked of a double, per endpoint ("POST /payment", "GET /payment/:id"). */
export class RequestLog {
  readonly counts: Record<string, number> = {};
  readonly entries: LoggedRequest[] = [];

  /** Notes one request. */
  record(entry: LoggedRequest): void {
    this.counts[entry.endpoint] = this.count(entry.endpoint) + 1;
    this.entries.push(entry);
    if (this.entries.length > KEPT) this.entries.splice(0, KEPT / 2);
  }

  /** How often an endpoint was asked since the start or the last reset. */
  count(endpoint: string): number {
    return this.counts[endpoint] ?? 0;
  }

  /** Starts counting anew. */
  reset(): void {
    for (const endpoint of Object.keys(this.counts)) delete this.counts[endpoint];
    this.entries.length = 0;
  }
}

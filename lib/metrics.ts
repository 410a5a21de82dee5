import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { log } from "@/lib/log";
import { readFigures } from "@/lib/read-figures";

type Metrics = {
  readonly registry: Registry;
  readonly http: Histogram<"route" | "method" | "status">;
  readonly events: Counter<"gateway" | "result">;
  readonly settle: Histogram<"gateway">;
  readonly databaseUp: Gauge;
};

export type EventResult = "new" | "repeated" | "forged" | "too_large" | "not_found" | "unavailable";

declare global {
  var kioskMetrics: Metrics | undefined;
}

// One per process, whichever bundle asks: Next gives each route a module of its own.
function metrics(): Metrics {
  globalThis.kioskMetrics ??= makeMetrics();
  return globalThis.kioskMetrics;
}

function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "kiosk_process_" });
  const registers = [registry];
  const made: Metrics = {
    registry,
    http: new Histogram({
      name: "kiosk_http_seconds",
      help: "Time to answer an HTTP call",
      labelNames: ["route", "method", "status"],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    events: new Counter({
      name: "kiosk_payment_events_total",
      help: "Gateway events at the door, by what became of them",
      labelNames: ["gateway", "result"],
      registers,
    }),
    settle: new Histogram({
      name: "kiosk_settle_seconds",
      help: "From the arrival of an event to its settlement",
      labelNames: ["gateway"],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60, 300, 3600],
      registers,
    }),
    databaseUp: new Gauge({
      name: "kiosk_database_up",
      help: "1 while the database answers",
      registers,
    }),
  };
  for (const figure of Object.keys(FIGURES))
    new Gauge({
      name: figure,
      help: FIGURES[figure]?.help ?? "",
      labelNames: [...(FIGURES[figure]?.labels ?? [])],
      registers,
    });
  return made;
}

/** Counts an answered HTTP call. */
export function observeHttp(call: {
  route: string;
  method: string;
  status: number;
  seconds: number;
}): void {
  const { seconds, ...labels } = call;
  metrics().http.observe(labels, seconds);
}

/** Counts what became of a gateway's event at the door. */
export function countEvent(event: { gateway: string; result: EventResult }): void {
  metrics().events.inc(event);
}

/** Notes how long an event waited until its money was in the books. */
export function observeSettle({ gateway, seconds }: { gateway: string; seconds: number }): void {
  metrics().settle.observe({ gateway }, seconds);
}

type Figure = { readonly help: string; readonly labels: readonly string[] };

/** What the database knows; the same from whichever process it is asked, but for the minute that totals may be old. */
const FIGURES: Record<string, Figure> = {
  kiosk_payments: { help: "Payments by gateway and status", labels: ["gateway", "status"] },
  kiosk_orders: { help: "Orders by state", labels: ["state"] },
  kiosk_queue_depth: { help: "Rows waiting, by queue", labels: ["queue"] },
  kiosk_queue_age_seconds: {
    help: "How long the oldest due row has waited, by queue",
    labels: ["queue"],
  },
  kiosk_queue_dead: { help: "Rows that were given up, by queue", labels: ["queue"] },
  kiosk_reviews_open: { help: "Payments waiting for a person, by reason", labels: ["reason"] },
  kiosk_message_repeats: { help: "Messages that may have been sent twice", labels: [] },
  kiosk_worker_age_seconds: {
    help: "Since the youngest sign of life of a worker; +Inf when there was none",
    labels: [],
  },
};

/** All metrics as Prometheus text. While the database is away its figures are left out and `kiosk_database_up` is 0. */
export async function renderMetrics(): Promise<{ text: string; contentType: string }> {
  const { registry, databaseUp } = metrics();
  const gauges = Object.keys(FIGURES).map((name) => registry.getSingleMetric(name));
  for (const gauge of gauges) {
    gauge?.reset();
    if (gauge instanceof Gauge) gauge.remove({}); // one without labels is 0 after a reset: a figure that nobody read
  }
  try {
    const figures = await readFigures();
    databaseUp.set(1);
    for (const { figure, labels, value } of figures) {
      const gauge = registry.getSingleMetric(figure);
      if (gauge instanceof Gauge) gauge.set(labels, value);
    }
  } catch (error) {
    log().warn({ err: error }, "the figures of the database cannot be read");
    databaseUp.set(0); // a scrape must still see the rest
  }
  return { text: await registry.metrics(), contentType: registry.contentType };
}

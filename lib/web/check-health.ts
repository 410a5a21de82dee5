import { query } from "@/lib/db";
import { listGateways } from "@/lib/gateway/list-gateways";
import { log } from "@/lib/log";
import { json } from "./respond";

const WORKER_LATE_SECONDS = 30;
const FRESH_MS = 1_000;

export type Health = {
  readonly status: "ok" | "unavailable";
  readonly database: "ok" | "unavailable";
  /** `late`: no worker has shown itself for half a minute; the shop sells, deliveries wait. */
  readonly worker: {
    readonly status: "ok" | "late" | "unknown";
    readonly age_seconds: number | null;
  };
  /** `unavailable`: its circuit breaker is open; other means of payment go on. */
  readonly gateways: Readonly<Record<string, "ok" | "unavailable">>;
};

declare global {
  var kioskHealth: { at: number; health: Promise<Health> } | undefined;
}

/** The answer of `GET /health`, under either of its paths: 503 while the database is away, else 200. */
export async function answerHealth(): Promise<Response> {
  const health = await checkHealth();
  return json(health, health.status === "ok" ? 200 : 503);
}

/** How the shop is; asked of the database at most once a second, however many ask. */
export function checkHealth(): Promise<Health> {
  const now = performance.now();
  const last = globalThis.kioskHealth;
  if (last && now - last.at < FRESH_MS) return last.health;
  globalThis.kioskHealth = { at: now, health: readHealth() };
  return globalThis.kioskHealth.health;
}

async function readHealth(): Promise<Health> {
  const gateways: Record<string, "ok" | "unavailable"> = {};
  for (const gateway of listGateways())
    gateways[gateway.name] = gateway.isAnswering() ? "ok" : "unavailable";
  try {
    const [row] = await query<{ age: number | null }>({
      name: "worker_age",
      text: "SELECT extract(epoch FROM now() - max(seen_at))::float8 AS age FROM worker_heartbeat",
    });
    const age = row?.age ?? null;
    const isLate = age === null || age > WORKER_LATE_SECONDS;
    const worker = {
      status: isLate ? ("late" as const) : ("ok" as const),
      age_seconds: age && Math.round(age),
    };
    return { status: "ok", database: "ok", worker, gateways };
  } catch (error) {
    log().warn({ err: error }, "the database does not say how it is");
    const worker = { status: "unknown" as const, age_seconds: null };
    return { status: "unavailable", database: "unavailable", worker, gateways };
  }
}

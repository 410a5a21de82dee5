import {
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  wrap,
} from "cockatiel";
import { CallError, callGateway, type GatewayCall } from "./call-gateway";

export type Pace = {
  /** For one exchange, its body included. */
  readonly timeoutMs: number;
  /** Before the first repetition; doubles after that, with jitter. */
  readonly retryDelayMs: number;
  /** Pause after a 429 that names none. */
  readonly overloadDelayMs: number;
  /** How long an open circuit refuses before it tries one call. */
  readonly breakMs: number;
};

export const PACE: Pace = {
  timeoutMs: 5_000,
  retryDelayMs: 250,
  overloadDelayMs: 1_000,
  breakMs: 5_000,
};

const REPETITIONS_MAX = 2;
const FAILURES_IN_A_ROW_MAX = 6;
/** A longer pause is not sat out inside a call: calls are refused until it is over. */
const PAUSE_MAX_MS = 3_000;
const QUIET_MAX_MS = 60_000;

const LIST_BYTES_MAX = 1024 * 1024;
const ANSWER_BYTES_MAX = 256 * 1024;

export type LineCall = { readonly path: string; readonly query?: Readonly<Record<string, string>> };

export type GatewayLine = {
  /** A question about one payment: repeated when the gateway stumbles. */
  read(call: LineCall): Promise<unknown>;
  /** A list or a price: as `read`, at most two at a time, since gateways count these. */
  readPrices(call: LineCall): Promise<unknown>;
  /** An order that is safe to repeat. */
  repeatable(call: LineCall): Promise<unknown>;
  /** An order that must not be repeated: one exchange, whatever happens. */
  once(call: LineCall & { readonly body: string }): Promise<unknown>;
  /** Whether calls are made at all: not for a while after too many failures in a row. */
  isOpen(): boolean;
};

/**
 * The calls to one gateway, with their limits: a circuit breaker over all of them, jittered repetition of reads after 5xx,
 * 429 (minding Retry-After), broken connections and garbage, and a bound on how many run at once.
 * @throws CallError, or the breaker's and bulkhead's own errors when nothing was sent
 */
export function openLine(gateway: {
  apiUrl: string;
  headers: Readonly<Record<string, string>>;
  pace: Pace;
}): GatewayLine {
  const { pace } = gateway;
  const quiet = { untilMs: 0 };
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: pace.breakMs,
    breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW_MAX),
  });
  const repeat = retry(handleWhen(isWorthRepeating), {
    maxAttempts: REPETITIONS_MAX,
    backoff: new DelegateBackoff((context: IRetryBackoffContext<unknown>) => delay(context, pace)),
  });
  const reads = wrap(bulkhead(16, 1000), repeat, breaker);
  const prices = wrap(bulkhead(2, 200), repeat, breaker);
  const orders = wrap(bulkhead(64, 500), breaker);

  const ask = (method: GatewayCall["method"], { path, query }: LineCall, answerBytesMax: number) =>
    politely(quiet, pace, () =>
      callGateway({
        method,
        url: `${gateway.apiUrl}${path}${query ? `?${new URLSearchParams(query)}` : ""}`,
        headers: gateway.headers,
        timeoutMs: pace.timeoutMs,
        answerBytesMax,
      }),
    );
  return {
    read: (call) => reads.execute(() => ask("GET", call, ANSWER_BYTES_MAX)),
    readPrices: (call) => prices.execute(() => ask("GET", call, LIST_BYTES_MAX)),
    isOpen: () => breaker.state !== CircuitState.Open,
    repeatable: (call) => reads.execute(() => ask("POST", call, ANSWER_BYTES_MAX)),
    once: ({ path, body }) =>
      orders.execute(() =>
        callGateway({
          method: "POST",
          url: `${gateway.apiUrl}${path}`,
          headers: { ...gateway.headers, "content-type": "application/json" },
          body,
          timeoutMs: pace.timeoutMs,
          answerBytesMax: ANSWER_BYTES_MAX,
        }),
      ),
  };
}

// After a 429 nobody asks again before the pause is over, however many callers there are.
async function politely(
  quiet: { untilMs: number },
  pace: Pace,
  exchange: () => Promise<unknown>,
): Promise<unknown> {
  const left = quiet.untilMs - performance.now();
  if (left > 0) throw new CallError("overloaded", { status: 429, retryAfterMs: left });
  try {
    return await exchange();
  } catch (error) {
    if (error instanceof CallError && error.failure === "overloaded") {
      const pause = Math.min(error.retryAfterMs ?? pace.overloadDelayMs, QUIET_MAX_MS);
      quiet.untilMs = performance.now() + pause;
    }
    throw error;
  }
}

function isOutage(error: unknown): boolean {
  if (!(error instanceof CallError)) return true;
  return error.isKeyRefused || (error.isTransient && error.failure !== "overloaded");
}

function isWorthRepeating(error: unknown): boolean {
  return (
    error instanceof CallError && error.isTransient && (error.retryAfterMs ?? 0) <= PAUSE_MAX_MS
  );
}

function delay({ attempt, result }: IRetryBackoffContext<unknown>, pace: Pace): number {
  const jittered = pace.retryDelayMs * 2 ** (attempt - 1) * (0.5 + Math.random());
  if (!("error" in result) || !(result.error instanceof CallError)) return jittered;
  const { failure, retryAfterMs } = result.error;
  if (failure !== "overloaded") return jittered;
  return (retryAfterMs ?? pace.overloadDelayMs) + jittered;
}

import { parseJson } from "./parse-json";

export type GatewayCall = {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly answerBytesMax: number;
};

/** `unsent`: it certainly never reached the gateway. `refused`: an answer in the gateway's own words. */
type CallFailure = "unsent" | "network" | "timeout" | "garbage" | "refused" | "overloaded";

type CallErrorFacts = {
  status?: number;
  gatewayCode?: string;
  gatewayMessage?: string;
  retryAfterMs?: number;
  cause?: unknown;
};

/** A call that brought no usable answer. */
export class CallError extends Error {
  readonly status: number | null;
  readonly gatewayCode: string;
  readonly gatewayMessage: string;
  readonly retryAfterMs: number | null;

  constructor(
    readonly failure: CallFailure,
    facts: CallErrorFacts = {},
  ) {
    const said = [facts.status, facts.gatewayCode, facts.gatewayMessage].filter(Boolean).join(" ");
    super(said ? `${failure}: ${said}` : failure, { cause: facts.cause });
    this.name = "CallError";
    this.status = facts.status ?? null;
    this.gatewayCode = facts.gatewayCode ?? "";
    this.gatewayMessage = facts.gatewayMessage ?? "";
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }

  /** Whether a later call may fare better. */
  get isTransient(): boolean {
    return this.failure !== "refused";
  }

  /** Whether the gateway refused our key rather than our question. */
  get isKeyRefused(): boolean {
    return this.failure === "refused" && (this.status === 401 || this.status === 403);
  }

  /** Whether nothing can have happened at the gateway. */
  get isWithoutEffect(): boolean {
    if (this.failure === "unsent") return true;
    return this.status !== null && this.status >= 400 && this.status < 500 && this.status !== 408;
  }
}

const UNSENT_CODES = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * One HTTP exchange, once: no redirect is followed, the time limit covers the body, an answer over the limit is cut off,
 * and only JSON counts. Numbers in the answer are their text. @throws CallError
 */
export async function callGateway(call: GatewayCall): Promise<unknown> {
  let response: Response;
  let bytes: Buffer | null;
  try {
    response = await fetch(call.url, {
      method: call.method,
      headers: { accept: "application/json", ...call.headers },
      body: call.body,
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    bytes = await readBytes(response, call.answerBytesMax);
  } catch (error) {
    throw toCallError(error);
  }
  const { status } = response;
  const body = bytes && readJson(bytes);
  if (status >= 200 && status < 300 && body !== null) return body;
  throw new CallError(nameFailure(status, body), {
    status,
    ...readRefusal(body),
    retryAfterMs: readRetryAfter(response.headers.get("retry-after")),
  });
}

function nameFailure(status: number, body: unknown): CallFailure {
  if (status === 429) return "overloaded";
  if (status >= 500 || status === 408) return "network";
  return status >= 400 && body !== null ? "refused" : "garbage";
}

async function readBytes(response: Response, bytesMax: number): Promise<Buffer | null> {
  if (!response.body) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the stream, and with it the connection.
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > bytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readJson(bytes: Buffer): object | null {
  try {
    const body = parseJson(bytes);
    return typeof body === "object" ? body : null;
  } catch {
    return null;
  }
}

function readRefusal(body: unknown): { gatewayCode?: string; gatewayMessage?: string } {
  if (body === null || typeof body !== "object") return {};
  const { code, message } = body as Record<string, unknown>;
  return {
    gatewayCode: typeof code === "string" ? code.slice(0, 60) : undefined,
    gatewayMessage: typeof message === "string" ? message.slice(0, 200) : undefined,
  };
}

// Seconds or a date (RFC 9110).
function readRetryAfter(header: string | null): number | undefined {
  if (!header) return undefined;
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000;
  const time = Date.parse(header);
  return Number.isNaN(time) ? undefined : Math.max(0, time - Date.now());
}

function toCallError(error: unknown): CallError {
  if (error instanceof Error && error.name === "TimeoutError")
    return new CallError("timeout", { cause: error });
  const cause =
    error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  const isUnsent = typeof cause?.code === "string" && UNSENT_CODES.has(cause.code);
  return new CallError(isUnsent ? "unsent" : "network", { cause: error });
}

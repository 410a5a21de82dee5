import type { ErrorCode } from "@/lib/errors";

/** What went wrong with a call, by the name of the refusal; `OFFLINE` when nothing answered. */
export class ApiProblem extends Error {
  readonly code: ErrorCode | "OFFLINE";
  readonly status: number;
  readonly requestId: string | null;

  constructor(
    facts: { code: ErrorCode | "OFFLINE"; status: number; requestId?: string | null },
    options?: ErrorOptions,
  ) {
    super(facts.code, options);
    this.name = "ApiProblem";
    this.code = facts.code;
    this.status = facts.status;
    this.requestId = facts.requestId ?? null;
  }

  /** Whether the same read may work in a moment. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** Whether an act was refused for good: every other end leaves open what became of it, and it is asked about again under its key. */
  get isFinal(): boolean {
    return !this.isPassing && this.code !== "IDEMPOTENCY_IN_PROGRESS";
  }
}

const BY_STATUS: Record<number, ErrorCode> = {
  400: "MALFORMED",
  401: "INIT_DATA_INVALID",
  403: "BANNED",
  404: "NOT_FOUND",
  405: "METHOD_NOT_ALLOWED",
  413: "BODY_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  429: "RATE_LIMITED",
  502: "UNAVAILABLE",
  503: "UNAVAILABLE",
  504: "UNAVAILABLE",
};

/** Reads a problem document; a proxy's page without a code gets one by its status. */
export function readProblem(status: number, body: unknown): ApiProblem {
  const fields = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const code = typeof fields.code === "string" ? (fields.code as ErrorCode) : undefined;
  const requestId = typeof fields.request_id === "string" ? fields.request_id : null;
  return new ApiProblem({ code: code ?? BY_STATUS[status] ?? "IMPOSSIBLE", status, requestId });
}

/** The sentence for a failure, from the words of the language; anything unforeseen gets the general one. */
export function problemWords(
  error: unknown,
  words: {
    errors: Partial<Record<ErrorCode, string>>;
    offline: string;
    failure: { unexpected: string };
  },
): string {
  if (!(error instanceof ApiProblem)) return words.failure.unexpected;
  if (error.code === "OFFLINE") return words.offline;
  return words.errors[error.code] ?? words.failure.unexpected;
}

/** Everything Kiosk refuses, by name. Each door maps the whole list (`satisfies Record<ErrorCode, …>`). */
export const ERROR_CODES = [
  "MALFORMED",
  "INIT_DATA_MISSING",
  "INIT_DATA_INVALID",
  "INIT_DATA_EXPIRED",
  "SIGNATURE_INVALID",
  "BANNED",
  "NOT_INVITED",
  "FROZEN",
  "POLICY",
  "NOT_ALLOWED",
  "NOT_FOUND",
  "METHOD_NOT_ALLOWED",
  "LINK_EXPIRED",
  "OUT_OF_STOCK",
  "ORDER_NOT_PAYABLE",
  "INSUFFICIENT_BALANCE",
  "PRICE_CHANGED",
  "ALREADY_DONE",
  "CHANGED_MEANWHILE",
  "IN_USE",
  "TAKEN",
  "WRONG_STATE",
  "NOT_CONFIRMED",
  "TOO_MANY_ORDERS",
  "TOO_MANY_UNITS",
  "IDEMPOTENCY_CONFLICT",
  "IDEMPOTENCY_IN_PROGRESS",
  "BODY_TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
  "AMOUNT_TOO_SMALL",
  "AMOUNT_TOO_LARGE",
  "CURRENCY_UNAVAILABLE",
  "RATE_LIMITED",
  "GATEWAY_UNAVAILABLE",
  "UNAVAILABLE",
  "IMPOSSIBLE",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

type Options = { details?: Record<string, unknown>; cause?: unknown };

const RETRYABLE = new Set<ErrorCode>(["GATEWAY_UNAVAILABLE", "UNAVAILABLE", "RATE_LIMITED"]);

/** A refusal with a name. `details` are facts for logs and clients, never secrets; people read `lib/text`, not `message`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, { details = {}, cause }: Options = {}) {
    super(code, { cause });
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }

  /** Whether the same call may succeed a little later. */
  get isRetryable(): boolean {
    return RETRYABLE.has(this.code);
  }
}

/** A refusal that says to people what is wrong, by the name of each field of what was sent; `_` is the whole. */
export function refusal(
  code: ErrorCode,
  errors: Readonly<Record<string, readonly string[]>>,
  cause?: unknown,
): AppError {
  return new AppError(code, { details: { errors }, cause });
}

/** Stops on what cannot be: a broken promise of our own code or of the books. @throws AppError IMPOSSIBLE */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AppError("IMPOSSIBLE", { details: { message } });
}

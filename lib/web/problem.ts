import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { ERRORS_EN } from "@/lib/text/errors-en";
import { STAFF_ERRORS_EN } from "@/lib/text/staff-errors-en";

const STATUS = {
  MALFORMED: 400,
  INIT_DATA_MISSING: 401,
  INIT_DATA_INVALID: 401,
  INIT_DATA_EXPIRED: 401,
  SIGNATURE_INVALID: 401,
  BANNED: 403,
  NOT_INVITED: 403,
  FROZEN: 403,
  POLICY: 403,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  LINK_EXPIRED: 410,
  OUT_OF_STOCK: 409,
  ORDER_NOT_PAYABLE: 409,
  INSUFFICIENT_BALANCE: 409,
  PRICE_CHANGED: 409,
  ALREADY_DONE: 409,
  CHANGED_MEANWHILE: 409,
  IN_USE: 409,
  TAKEN: 409,
  WRONG_STATE: 409,
  NOT_CONFIRMED: 409,
  TOO_MANY_ORDERS: 409,
  TOO_MANY_UNITS: 409,
  IDEMPOTENCY_CONFLICT: 409,
  IDEMPOTENCY_IN_PROGRESS: 409,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  AMOUNT_TOO_SMALL: 422,
  AMOUNT_TOO_LARGE: 422,
  CURRENCY_UNAVAILABLE: 422,
  RATE_LIMITED: 429,
  GATEWAY_UNAVAILABLE: 502,
  UNAVAILABLE: 503,
  IMPOSSIBLE: 500,
} as const satisfies Record<ErrorCode, number>;

const TITLES: Record<(typeof STATUS)[ErrorCode], string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  410: "Gone",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
};

const TRY_AGAIN_SECONDS: Partial<Record<ErrorCode, number>> = {
  IDEMPOTENCY_IN_PROGRESS: 1,
  RATE_LIMITED: 5,
  UNAVAILABLE: 2,
};

/** What a caller needs beside the code: what is wrong per field, and what to have confirmed first. */
const TOLD = ["errors", "confirmation_id"];

/** The HTTP status of a refusal. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code];
}

/** What went wrong, as one of our own refusals; a stranger is logged in full and shown as IMPOSSIBLE. */
export function asAppError(error: unknown, requestId: string): AppError {
  const known = error instanceof AppError ? error : new AppError("IMPOSSIBLE", { cause: error });
  if (known.code === "IMPOSSIBLE")
    log().error(
      { err: known, details: known.details, request_id: requestId },
      "an HTTP call met the impossible",
    );
  return known;
}

const SENTENCES: Record<ErrorCode, string> = { ...ERRORS_EN, ...STAFF_ERRORS_EN };

/** A refusal as an RFC 9457 problem document. Its `type` is `about:blank`: `code` says which one it is, `detail` is for people. */
export function problem(error: AppError, requestId: string): Response {
  const status = STATUS[error.code];
  const body = {
    type: "about:blank",
    title: TITLES[status],
    status,
    code: error.code,
    detail: SENTENCES[error.code],
    request_id: requestId,
    ...pick(error.details, TOLD),
  };
  const headers = new Headers({ "content-type": "application/problem+json" });
  const wait = Number(error.details.retry_after_seconds ?? TRY_AGAIN_SECONDS[error.code]);
  if (Number.isFinite(wait)) headers.set("retry-after", String(wait));
  if (typeof error.details.allow === "string") headers.set("allow", error.details.allow);
  if (error.code.startsWith("INIT_DATA")) headers.set("www-authenticate", "Telegram-Init-Data");
  return new Response(JSON.stringify(body), { status, headers });
}

function pick(details: Record<string, unknown>, names: readonly string[]): object {
  return Object.fromEntries(
    names.filter((name) => details[name] !== undefined).map((name) => [name, details[name]]),
  );
}

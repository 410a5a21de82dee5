import { isBrokenCircuitError, isBulkheadRejectedError } from "cockatiel";
import { ZodError } from "zod";
import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { CallError } from "./call-gateway";
import type { GatewayName } from "./rules";

export type CallContext = {
  readonly gateway: GatewayName;
  /** What was being done: "create payment". */
  readonly act: string;
  /** Set where a 404 means that the thing asked about does not exist. */
  readonly isNotFoundKnown?: boolean;
  readonly ids?: Readonly<Record<string, string>>;
};

const REFUSALS: readonly { code: ErrorCode; words: RegExp }[] = [
  { code: "AMOUNT_TOO_SMALL", words: /AMOUNT_MINIMAL_ERROR|less than minimal|is too small/i },
  { code: "AMOUNT_TOO_LARGE", words: /AMOUNT_MAXIMAL_ERROR|more than maximal|is too (big|large)/i },
  {
    code: "CURRENCY_UNAVAILABLE",
    words:
      /CURRENCY_UNAVAILABLE|not convert[ai]ble|currenc(y|ies).{0,40}(not found|not available|unavailable|not supported|disabled)/i,
  },
];

/**
 * A failed call in the shop's words, logged once with ids only. `details.outcome` of GATEWAY_UNAVAILABLE says whether the
 * gateway may have acted all the same: "none" (certainly not) or "unknown".
 */
export function translateFailure(error: unknown, context: CallContext): AppError {
  if (error instanceof AppError) return error;
  const facts = describeFailure(error);
  const code = error instanceof CallError ? nameRefusal(error, context) : null;
  const details = { gateway: context.gateway, act: context.act, ...context.ids, ...facts };
  if (code) return new AppError(code, { details, cause: error });
  logFailure(error, details);
  return new AppError("GATEWAY_UNAVAILABLE", { details, cause: error });
}

function logFailure(error: unknown, details: Record<string, unknown>): void {
  if (error instanceof CallError && error.isKeyRefused)
    log().fatal(details, "the gateway refuses the API key: no payment can be made or checked");
  else if (error instanceof ZodError || (error instanceof CallError && !error.isTransient))
    log().error(details, "the gateway gave an answer that cannot be used");
  else if (isNotSent(error) || error instanceof CallError)
    log().warn(details, "the gateway is unavailable");
  else log().error({ ...details, err: error }, "a gateway call failed in an unforeseen way");
}

/** The code for a gateway that said no to the question itself, or null where it is the gateway's own trouble. */
function nameRefusal(error: CallError, context: CallContext): ErrorCode | null {
  if (error.failure !== "refused" || error.isKeyRefused) return null;
  if (error.status === 404 && context.isNotFoundKnown) return "NOT_FOUND";
  const said = `${error.gatewayCode} ${error.gatewayMessage}`;
  return REFUSALS.find(({ words }) => words.test(said))?.code ?? null;
}

function describeFailure(error: unknown): Record<string, unknown> {
  if (isNotSent(error)) return { reason: "not_sent", outcome: "none" };
  if (error instanceof ZodError) {
    const where = error.issues.map((issue) => issue.path.join(".")).slice(0, 5);
    return { reason: "unreadable", outcome: "unknown", where };
  }
  if (!(error instanceof CallError)) return { reason: "unforeseen", outcome: "unknown" };
  return {
    reason: error.isKeyRefused ? "key_refused" : error.failure,
    outcome: error.isWithoutEffect ? "none" : "unknown",
    ...(error.status === null ? {} : { status: error.status }),
    ...(error.gatewayCode === "" ? {} : { gatewayCode: error.gatewayCode }),
  };
}

function isNotSent(error: unknown): boolean {
  return isBrokenCircuitError(error) || isBulkheadRejectedError(error);
}

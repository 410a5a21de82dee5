import { GrammyError, HttpError } from "grammy";
import type { Failure } from "./rules";

const RETRY_MIN_SECONDS = 1;
const RETRY_MAX_SECONDS = 3600;
const REASON_LENGTH_MAX = 200;
const UNREACHABLE = new Set([
  "chat not found",
  "user not found",
  "peer_id_invalid",
  "user is deactivated",
]);
// Failed before a byte of the call was sent.
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** Reads an error thrown by the Bot API client. Anything else is our own mistake and is thrown on. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof HttpError) {
    const code = codeOf(error.error);
    const reason = code || "no answer";
    return { kind: NEVER_SENT.has(code) ? "temporary" : "lost_answer", reason };
  }
  if (!(error instanceof GrammyError)) throw error;
  const reason = error.description.slice(0, REASON_LENGTH_MAX);
  if (error.error_code === 429)
    return { kind: "retry_after", seconds: readSeconds(error.parameters?.retry_after) };
  if (error.error_code === 403 || isUnreachable(reason)) return { kind: "blocked", reason };
  if (error.error_code === 400 || error.error_code === 413) return { kind: "bad_request", reason };
  return { kind: "temporary", reason }; // 5xx; also 401 and 404: a wrong token is mended by a person, and the message still wanted
}

/** An edit that would change nothing: Telegram refuses it, and all is as it should be. */
export function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && error.description.includes("message is not modified");
}

/**
 * For the `catch` of an answer that nobody waits for any more once Telegram refuses it: to a press, a query or a checkout that was answered
 * or is too old. Anything else is thrown on, to be tried again.
 */
export function forgiveRefusal(error: unknown): void {
  if (!(error instanceof GrammyError && error.error_code === 400)) throw error;
}

function isUnreachable(reason: string): boolean {
  const words = reason.toLowerCase();
  return [...UNREACHABLE].some((known) => words.includes(known));
}

/** Telegram's wait in whole seconds: at least 1, at most an hour, whatever it sends. */
function readSeconds(value: unknown): number {
  const seconds = Math.ceil(Number(value));
  if (!Number.isFinite(seconds)) return RETRY_MIN_SECONDS;
  return Math.min(Math.max(seconds, RETRY_MIN_SECONDS), RETRY_MAX_SECONDS);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

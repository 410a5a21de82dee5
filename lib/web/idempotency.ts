import { createHash } from "node:crypto";
import { claimRequest, forgetRequest } from "@/lib/claim-request";
import { query } from "@/lib/db";
import { AppError, type ErrorCode, refusal } from "@/lib/errors";
import { log } from "@/lib/log";
import { statusOf } from "./problem";
import { json, jsonText } from "./respond";

// The chat makes keys of its own, and what is paid there is not told of a second time.
const KEY = /^[\x21-\x7e]{8,100}$/;

/** What a request with a key answered: its JSON as sent, or the refusal. */
type StoredAnswer =
  | { readonly body: string }
  | { readonly code: ErrorCode; readonly details: Record<string, unknown> };

const LOOK = `
SELECT status, response, request_hash = $3 AS is_same FROM idempotent_request WHERE shopper_id = $1 AND key = $2`;

const KEEP = `
UPDATE idempotent_request SET status = $4, response = $5 WHERE shopper_id = $1 AND key = $2 AND locked_until = $3::timestamptz`;

export type KeyedRequest = {
  readonly request: Request;
  readonly rawBody: Buffer;
  readonly shopperId: string;
};

/**
 * Runs an act that answers JSON with `status`, under the request's `Idempotency-Key` if it has one: for 24 hours the same key and body get
 * the same answer, be it a success or a refusal that asking again would not change. Failures that may pass are forgotten. The act is given
 * the key, because a holder that crashed leaves no answer: the next one runs after a minute and must find what was made.
 * @throws AppError MALFORMED, IDEMPOTENCY_CONFLICT, IDEMPOTENCY_IN_PROGRESS, and whatever the act refuses with
 */
export async function withIdempotency(
  keyed: KeyedRequest,
  status: number,
  act: (requestKey: string | null) => Promise<unknown>,
): Promise<Response> {
  const key = keyed.request.headers.get("idempotency-key");
  if (key === null) return json(await act(null), status);
  if (!KEY.test(key))
    throw refusal("MALFORMED", {
      "Idempotency-Key": ["must be 8 to 100 visible ASCII characters"],
    });
  const { shopperId } = keyed;
  const hash = hashOf(keyed);
  const claim = await claimRequest({ shopperId, key, hash });
  if (!claim) return replay([shopperId, key, hash]);
  const mine = { shopperId, key, claim };
  try {
    const body = JSON.stringify(await act(key));
    await keep(mine, status, { body });
    return jsonText(body, status);
  } catch (error) {
    await settle(mine, error);
    throw error;
  }
}

async function replay(values: unknown[]): Promise<Response> {
  const [found] = await query<{ status: number | null; response: StoredAnswer; is_same: boolean }>({
    name: "look_request",
    text: LOOK,
    values,
  });
  if (found && !found.is_same) throw new AppError("IDEMPOTENCY_CONFLICT");
  if (!found || found.status === null) throw new AppError("IDEMPOTENCY_IN_PROGRESS");
  const { response } = found;
  if ("code" in response) throw new AppError(response.code, { details: response.details });
  return jsonText(response.body, found.status);
}

type Mine = { readonly shopperId: string; readonly key: string; readonly claim: string };

async function keep(mine: Mine, status: number, answer: StoredAnswer): Promise<void> {
  try {
    // The body is kept as text in JSON, so that the repeated answer is the same to the byte.
    await query({
      name: "keep_request",
      text: KEEP,
      values: [mine.shopperId, mine.key, mine.claim, status, JSON.stringify(answer)],
    });
  } catch (error) {
    // What was asked is done; the next call with this key finds it once the claim has run out.
    log().warn({ err: error }, "an answer could not be kept");
  }
}

async function settle(mine: Mine, error: unknown): Promise<void> {
  if (error instanceof AppError && isFinal(error.code)) {
    const { code, details } = error;
    return keep(mine, statusOf(code), { code, details });
  }
  await forgetRequest(mine);
}

// A refusal that the same request would get again: not a failure of ours, not "too fast", not "not signed in".
function isFinal(code: ErrorCode): boolean {
  const status = statusOf(code);
  return status >= 400 && status < 500 && status !== 401 && status !== 429;
}

function hashOf({ request, rawBody }: KeyedRequest): Buffer {
  const { pathname } = new URL(request.url);
  return createHash("sha256").update(`${request.method} ${pathname}\n`).update(rawBody).digest();
}

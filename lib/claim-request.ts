import { createHash } from "node:crypto";
import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

// A row is ours when it is new, older than a day, or left behind: by a holder of the same request whose minute is over, or by
// ourselves, of whom nothing can be at work any more after a third of it.
const CLAIM = `
INSERT INTO idempotent_request AS r (shopper_id, key, request_hash, locked_until, holder)
VALUES ($1, $2, $3, now() + interval '60 seconds', $4)
ON CONFLICT (shopper_id, key) DO UPDATE
   SET request_hash = excluded.request_hash, locked_until = excluded.locked_until, holder = excluded.holder, status = NULL, response = NULL,
       created_at = now()
 WHERE r.created_at < now() - interval '24 hours'
    OR (r.status IS NULL AND r.request_hash = excluded.request_hash AND (r.locked_until < now() OR (r.holder = excluded.holder AND r.locked_until < now() + interval '40 seconds')))
RETURNING locked_until::text AS claim`;

const FORGET = `
DELETE FROM idempotent_request WHERE shopper_id = $1 AND key = $2 AND locked_until = $3::timestamptz AND status IS NULL`;

const IS_OWN = "SELECT FROM idempotent_request WHERE shopper_id = $1 AND key = $2 AND holder = $3";

type Claim = {
  readonly shopperId: string;
  readonly key: string;
  /** Who asks, where they ask a second time only after their first try has ended, however it did. */
  readonly holder?: string;
};

/** Claims a request for a minute: a holder that crashed loses it then, or to itself at once. The claim's name, or null where another holds it. */
export async function claimRequest({
  shopperId,
  key,
  hash,
  holder,
}: Claim & { hash: Buffer }): Promise<string | null> {
  const [claimed] = await query<{ claim: string }>({
    name: "claim_request",
    text: CLAIM,
    values: [shopperId, key, hash, holder ?? null],
  });
  return claimed?.claim ?? null;
}

/** Gives a claim back: the same request may be made again. Never throws; a claim that stays ends by itself. */
export async function forgetRequest({
  shopperId,
  key,
  claim,
}: Claim & { claim: string }): Promise<void> {
  await query({ name: "forget_request", text: FORGET, values: [shopperId, key, claim] }).catch(
    (cause) => log().warn({ err: cause }, "a claim could not be given back"),
  );
}

/**
 * Runs an act that two may ask for at once, or that may be asked for again after a crash, by one at a time. It must find by its key what an
 * earlier run has made. @throws AppError IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE (the same holder's first run may still be at work: ask again later), and whatever
 * the act refuses with
 */
export async function oneAtATime<T>(
  request: Claim & { readonly holder: string },
  act: () => Promise<T>,
): Promise<T> {
  const { shopperId, key, holder } = request;
  const hash = createHash("sha256").update(key).digest();
  const claim = await claimRequest({ ...request, hash });
  if (!claim) {
    const own = await query({
      name: "is_own_claim",
      text: IS_OWN,
      values: [shopperId, key, holder],
    });
    throw new AppError(own.length > 0 ? "UNAVAILABLE" : "IDEMPOTENCY_IN_PROGRESS");
  }
  try {
    return await act();
  } finally {
    await forgetRequest({ ...request, claim });
  }
}

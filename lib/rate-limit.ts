import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

/**
 * What one caller may do in how many seconds. Signed calls count per shopper; only unsigned ones count per address, and those
 * generously: whole cities sit behind one. `isMoney`: refused while nobody can count; everything else goes on uncounted.
 */
const LIMITS = {
  /** A shopper looks at their own things. */
  read: { points: 600, seconds: 60, isMoney: false },
  /** A shopper changes their basket, their language, cancels. */
  write: { points: 240, seconds: 60, isMoney: false },
  /** A shopper opens a payment. */
  payment: { points: 30, seconds: 60, isMoney: true },
  /** Public answers that had to be made anew, by address. */
  public: { points: 3_000, seconds: 10, isMoney: false },
  /** Events with a wrong signature, by address. Genuine ones are never counted. */
  forgery: { points: 30, seconds: 60, isMoney: false },
} as const;

export type LimitName = keyof typeof LIMITS;

declare global {
  var kioskLimiters: Map<LimitName, RateLimiterPostgres> | undefined;
}

/** Counts one act of `key`, shared by all processes. @throws AppError RATE_LIMITED; for money UNAVAILABLE while the database is away */
export async function consumeLimit(limit: LimitName, key: string): Promise<void> {
  try {
    // Hashed: the limiter refuses long keys, and addresses need not be kept.
    await limiter(limit).consume(createHash("sha256").update(key).digest("base64url").slice(0, 22));
  } catch (error) {
    if (error instanceof RateLimiterRes)
      throw new AppError("RATE_LIMITED", {
        details: { limit, retry_after_seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) },
        cause: error,
      });
    if (LIMITS[limit].isMoney) throw new AppError("UNAVAILABLE", { cause: error });
    log().warn({ err: error, limit }, "rate limits are not counted");
  }
}

function limiter(limit: LimitName): RateLimiterPostgres {
  globalThis.kioskLimiters ??= new Map();
  const known = globalThis.kioskLimiters.get(limit);
  if (known) return known;
  const { points, seconds } = LIMITS[limit];
  const made = new RateLimiterPostgres({
    storeClient: pool(),
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false, // the worker prunes
    keyPrefix: limit,
    points,
    duration: seconds,
    inMemoryBlockOnConsumed: points, // who is over the limit costs the database nothing more
  });
  globalThis.kioskLimiters.set(limit, made);
  return made;
}

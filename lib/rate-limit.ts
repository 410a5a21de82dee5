import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

/**
 * What one caller may do in how many seconds. Signed calls count per shopper; only unsigned ones count per address, and those
 * generously: whole cities sit behind one. `isMoney`: refused while nobody can count; everything else goes on uncounted. `step`: so many acts
 * are written down together.
 */
const LIMITS = {
  /** A shopper looks at their own things. */
  read: { points: 600, seconds: 60, isMoney: false, step: 1 },
  /** A shopper fetches a file they bought: each is opened in memory. */
  file: { points: 60, seconds: 60, isMoney: false, step: 1 },
  /** A shopper changes their basket, their language, cancels. */
  write: { points: 240, seconds: 60, isMoney: false, step: 1 },
  /** A shopper opens a payment. */
  payment: { points: 30, seconds: 60, isMoney: true, step: 1 },
  /** A shopper is given an address at a gateway, which is then asked about it for a month. */
  invoice: { points: 60, seconds: 3_600, isMoney: true, step: 1 },
  /** A shopper makes the bot answer in the chat. */
  chat: { points: 20, seconds: 60, isMoney: false, step: 1 },
  /** The bot answers an album, whose pictures come one by one. */
  album: { points: 1, seconds: 3_600, isMoney: false, step: 1 },
  /** A shopper writes to those who run the shop. */
  support: { points: 10, seconds: 3_600, isMoney: false, step: 1 },
  /** So does one who is banned: to say that it is a mistake, once. */
  supportBanned: { points: 1, seconds: 86_400, isMoney: false, step: 1 },
  /** All shoppers together write into the chats of those who run the shop. */
  supportTold: { points: 60, seconds: 3_600, isMoney: false, step: 1 },
  /** A shopper presses buttons in the chat, which change messages rather than add to them. */
  press: { points: 90, seconds: 60, isMoney: false, step: 1 },
  /** A shopper wants a payment looked at now. */
  check: { points: 12, seconds: 60, isMoney: false, step: 1 },
  /** Somebody looks for products from another chat: a query comes with every few letters. */
  inline: { points: 90, seconds: 60, isMoney: false, step: 1 },
  /** Pictures made for messengers, by address. */
  preview: { points: 300, seconds: 60, isMoney: false, step: 1 },
  /** A shopper has what they bought sent once more. */
  content: { points: 5, seconds: 600, isMoney: false, step: 1 },
  /** Somebody who runs the shop, at work. */
  staff: { points: 1_200, seconds: 60, isMoney: false, step: 1 },
  /** Somebody who runs the shop opens what a unit holds: nobody carries the stock away in a minute. */
  reveal: { points: 60, seconds: 60, isMoney: true, step: 1 },
  /** Somebody who runs the shop takes a whole list away as a file. */
  export: { points: 20, seconds: 3_600, isMoney: false, step: 1 },
  /** Somebody who runs the shop is asked for a confirmation in their chat. */
  confirmation: { points: 20, seconds: 300, isMoney: false, step: 1 },
  /** Somebody who runs the shop uploads a picture: each takes a core for about a second. */
  picture: { points: 60, seconds: 60, isMoney: false, step: 1 },
  /** A gateway is asked again about one order or payment. */
  askGateway: { points: 6, seconds: 60, isMoney: false, step: 1 },
  /** One order's delivery is sent again. */
  resend: { points: 5, seconds: 600, isMoney: false, step: 1 },
  /** A shopper tries a code that lets them in. */
  activation: { points: 5, seconds: 3_600, isMoney: true, step: 1 },
  /** Sign-ins by link, by address. */
  signIn: { points: 20, seconds: 60, isMoney: true, step: 1 },
  /** Public answers that had to be made anew, by address, ten at a time: to write down each would cost much of what they cost. */
  public: { points: 3_000, seconds: 10, isMoney: false, step: 10 },
  /** Events with a wrong signature, by address. Genuine ones are never counted. */
  forgery: { points: 30, seconds: 60, isMoney: false, step: 1 },
} as const;

export type LimitName = keyof typeof LIMITS;

const CALLERS_MAX = 20_000;

type Limiter = {
  readonly store: RateLimiterPostgres;
  /** Acts of each caller that are not written down yet; `step` of one who was refused. */
  readonly pending: LRUCache<string, number>;
};

declare global {
  var kioskLimiters: Map<LimitName, Limiter> | undefined;
}

/** Counts one act of `key`, shared by all processes. @throws AppError RATE_LIMITED; for money UNAVAILABLE while the database is away */
export async function consumeLimit(limit: LimitName, key: string): Promise<void> {
  // Hashed: the limiter refuses long keys, and addresses need not be kept.
  const caller = createHash("sha256").update(key).digest("base64url").slice(0, 22);
  const { store, pending } = limiter(limit);
  const { step } = LIMITS[limit];
  const acts = (pending.get(caller) ?? 0) + 1;
  if (acts < step) {
    pending.set(caller, acts);
    return;
  }
  if (acts === step) pending.delete(caller); // more: refused a moment ago, and asked for each time until that is over
  try {
    await store.consume(caller, step);
  } catch (error) {
    if (isRefusal(error)) {
      pending.set(caller, step, { ttl: Math.max(1, error.msBeforeNext) });
      throw new AppError("RATE_LIMITED", {
        details: { limit, retry_after_seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) },
        cause: error,
      });
    }
    if (LIMITS[limit].isMoney) throw new AppError("UNAVAILABLE", { cause: error });
    log().warn({ err: error, limit }, "rate limits are not counted");
  }
}

/** Counts one act and answers whether it may be done, for what is left undone without a word. @throws AppError for money UNAVAILABLE while the database is away */
export async function isWithinLimit(limit: LimitName, key: string): Promise<boolean> {
  try {
    await consumeLimit(limit, key);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "RATE_LIMITED") return false;
    throw error;
  }
}

// By its shape: Next bundles the library more than once, and who counts may have been made by another copy of it.
function isRefusal(error: unknown): error is Pick<RateLimiterRes, "msBeforeNext"> {
  return typeof (error as Partial<RateLimiterRes> | null)?.msBeforeNext === "number";
}

function limiter(limit: LimitName): Limiter {
  globalThis.kioskLimiters ??= new Map();
  const known = globalThis.kioskLimiters.get(limit);
  if (known) return known;
  const { points, seconds } = LIMITS[limit];
  const store = new RateLimiterPostgres({
    storeClient: pool(),
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false, // the worker prunes
    keyPrefix: limit,
    points,
    duration: seconds,
    inMemoryBlockOnConsumed: points, // who is over the limit costs the database nothing more
  });
  const made = { store, pending: new LRUCache<string, number>({ max: CALLERS_MAX }) };
  globalThis.kioskLimiters.set(limit, made);
  return made;
}

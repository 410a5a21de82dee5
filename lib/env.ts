import { z } from "zod";
import { AMOUNT, compare, requireMoney } from "@/lib/money";

const text = z.string().trim().min(1);
const amount = z.string().regex(AMOUNT, "must be an amount such as 5.00");
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));
const hasTwoDecimals = (currency: string) =>
  Intl.supportedValuesOf("currency").includes(currency) &&
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
    .maximumFractionDigits === 2;
const count = (fallback: number, max: number) => {
  const error = `must be a whole number from 1 to ${max}`;
  return z.coerce
    .number({ error })
    .int({ error })
    .min(1, { error })
    .max(max, { error })
    .default(fallback);
};
const minutes = (fallback: number, max: number) => {
  const error = `must be a number above 0, at most ${max}`;
  return z.coerce.number({ error }).positive({ error }).max(max, { error }).default(fallback);
};

/** Plain text of one line or, with `lines`, several: no control characters, which neither a page nor a chat shows. */
const plain = (lengthMax: number, { lines = false } = {}) =>
  z
    .string()
    .trim()
    .max(lengthMax, `must have at most ${lengthMax} characters`)
    .refine(
      (value) => !/\p{Cc}/u.test(lines ? value.replaceAll(/[\n\r\t]/g, "") : value),
      lines ? "must be plain text" : "must be one line of plain text",
    );

/** Every variable the shop reads. Secrets exist only here; they are trimmed, since a trailing newline breaks a signature. */
const schema = z.object({
  /** PostgreSQL ≥ 15. Absent: an embedded server in `.data/`. */
  DATABASE_URL: z
    .string()
    .trim()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
  /** Where the world reaches this shop, no slash at the end. Older set-ups call it WEBHOOK_URL. */
  PUBLIC_URL: url.optional(),
  /** Where it listens. */
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** ISO 4217 code with two decimals, fixed at the first start. */
  SHOP_CURRENCY: z
    .string()
    .trim()
    .refine(hasTwoDecimals, "must be the code of a currency with two decimals, such as EUR")
    .default("EUR"),
  /** From BotFather. Absent: `npm start` runs the sandbox instead. */
  TELEGRAM_BOT_TOKEN: z
    .string()
    .trim()
    .regex(/^\d+:[A-Za-z0-9_-]{30,}$/, "is not a bot token")
    .optional(),
  /** What Telegram sends with each update, so that nobody else can. */
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{16,256}$/, "must be 16–256 characters of A-Z a-z 0-9 _ -")
    .optional(),
  /** Another Bot API server, or the sandbox. */
  TELEGRAM_API_ROOT: url.default("https://api.telegram.org"),
  /** Who gets the alarms: Telegram ids, separated by commas. */
  ADMIN_IDS: z
    .string()
    .trim()
    .regex(/^(\d{1,16}(\s*,\s*\d{1,16})*)?$/, "must be a comma list of Telegram ids")
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((id) => id.trim())
        .filter(Boolean)
        .map(BigInt),
    ),
  /** What the shop is called in the Mini App and by the bot. */
  SHOP_NAME: plain(64).min(1, "must not be empty").default("Kiosk"),
  /** How a person is reached, shown by /paysupport: an address, a name, opening times. */
  SUPPORT_CONTACT: plain(500, { lines: true }).default(""),
  /** `on`: a Telegram account the shop does not know may neither browse nor buy until staff admit it. */
  INVITE_ONLY: z.enum(["on", "off"]).default("off"),
  /** `on`: whoever runs the shop is told in their chat of each order that is paid. */
  NEW_ORDER_ALERTS: z.enum(["on", "off"]).default("on"),
  /** base64 of 32 bytes; seals stock. Lose it and sold goods cannot be shown again. */
  ENCRYPTION_KEY: z
    .string()
    .trim()
    .refine((key) => Buffer.from(key, "base64").length === 32, "must be base64 of 32 bytes")
    .optional(),
  /** Switches the gateway on; needs the secret its notifications are signed with. */
  NOWPAYMENTS_API_KEY: text.optional(),
  NOWPAYMENTS_IPN_SECRET: text.optional(),
  /** The sandbox stands in for it here. */
  NOWPAYMENTS_API_URL: url.default("https://api.nowpayments.io/v1"),
  /** The coin the account is paid out in: it decides the minimums. */
  NOWPAYMENTS_PAYOUT_CURRENCY: z
    .string()
    .trim()
    .regex(/^[a-z0-9]{2,20}$/)
    .default("usdttrc20"),
  /** Coins that are not offered although a gateway has them: its tickers, separated by commas. */
  CURRENCIES_OFF: z
    .string()
    .trim()
    .max(2000)
    .regex(/^([a-z0-9]{2,20}(\s*,\s*[a-z0-9]{2,20})*)?$/, "must be a comma list of tickers")
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((ticker) => ticker.trim())
        .filter(Boolean),
    ),
  /** Smallest and largest refill, in the shop currency. */
  MIN_DEPOSIT_EUR: amount.default("5.00"),
  MAX_DEPOSIT_EUR: amount.default("10000.00"),
  /** How long an order and its units are held. */
  ORDER_TTL_MINUTES: minutes(30, 1440),
  /** How long a Mini App session stays valid after it was opened. */
  INIT_DATA_MAX_AGE_SECONDS: count(86400, 604800),
  /** What the shop grants when a payment falls short, once per order. 0 switches it off. */
  UNDERPAYMENT_TOLERANCE_PERCENT: z
    .string()
    .trim()
    .regex(/^\d{1,2}(\.\d{1,2})?$/, "must be a percentage below 100")
    .default("0.5"),
  /** A payment in a wrong coin above this waits for a person. */
  REVIEW_ABOVE: amount.default("100.00"),
  /** Money moved by hand above this is confirmed in the chat, by a second person where the shop has one. */
  CONFIRM_MONEY_ABOVE: amount.default("50.00"),
  /** What one shopper may hold at a time, so that nobody holds the shop. */
  MAX_OPEN_ORDERS: count(3, 1000),
  MAX_RESERVED_UNITS: count(20, 10000),
  /** `telegram`: digital goods for Stars only (Telegram's terms); `open`: every means. */
  PAYMENT_POLICY: z.enum(["open", "telegram"]).default("open"),
  /** Further origins that may frame the Mini App, separated by spaces or commas. */
  FRAME_ANCESTORS: z
    .string()
    .trim()
    .default("")
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(
      z.array(
        z
          .string()
          .regex(/^https?:\/\/[A-Za-z0-9.*:[\]-]+$/, "must be origins such as https://web.example"),
      ),
    ),
  /** `inline`: this process also works; `off`: `npm run worker` does. */
  WORKER: z.enum(["inline", "off"]).default("inline"),
  /** The least important line that is written. */
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  /** Opens `GET /api/metrics`; without it there is none. */
  METRICS_TOKEN: text.min(16, "must have at least 16 characters").optional(),
  /** Connections this process may hold. */
  DATABASE_POOL_MAX: count(10, 200),
});

export type Env = z.infer<typeof schema>;

/** A variable that stops the start, in one line that names it. */
export class EnvError extends Error {}

const PAIRS = [
  ["NOWPAYMENTS_API_KEY", "NOWPAYMENTS_IPN_SECRET"],
  ["TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET"],
  ["TELEGRAM_BOT_TOKEN", "PUBLIC_URL"],
  ["TELEGRAM_BOT_TOKEN", "ENCRYPTION_KEY"],
  ["NOWPAYMENTS_API_KEY", "PUBLIC_URL"],
  ["TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_BOT_TOKEN"],
  ["NOWPAYMENTS_IPN_SECRET", "NOWPAYMENTS_API_KEY"],
] as const;

/** Reads and checks all variables. An empty one counts as absent. @throws EnvError with one line */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  given.PUBLIC_URL ??= given.WEBHOOK_URL;
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EnvError(`${String(issue?.path[0])} ${issue?.message}`);
  }
  for (const [one, other] of PAIRS)
    if (parsed.data[one] && !parsed.data[other])
      throw new EnvError(`${other} is missing: ${one} needs it`);
  requireRange(parsed.data);
  return parsed.data;
}

function requireRange({ SHOP_CURRENCY, MIN_DEPOSIT_EUR, MAX_DEPOSIT_EUR }: Env): void {
  const [least, most] = [MIN_DEPOSIT_EUR, MAX_DEPOSIT_EUR];
  if (compare(requireMoney(least, SHOP_CURRENCY), requireMoney(most, SHOP_CURRENCY)) > 0)
    throw new EnvError("MIN_DEPOSIT_EUR is above MAX_DEPOSIT_EUR");
}

/** Reads one variable's text as the start does. @throws EnvError with what is wrong, without its name */
export function readVariable<Name extends keyof Env>(name: Name, value: string): Env[Name] {
  const parsed = schema.shape[name].safeParse(value);
  if (!parsed.success) throw new EnvError(parsed.error.issues[0]?.message);
  return parsed.data as Env[Name];
}

declare global {
  var kioskEnv: Env | undefined;
  var kioskOverrides: { readonly own: Env; readonly effective: Env } | undefined;
}

/** A value as its variable is written. */
export function writeVariable(value: Env[keyof Env]): string {
  return Array.isArray(value) ? value.join(",") : String(value ?? "");
}

/**
 * What counts now: the process's variables with the owner's settings over them. The same in every bundle of a process, and cheap: read it
 * where it is needed, and keep nothing of it. @throws EnvError
 */
export function env(): Env {
  const own = ownEnv();
  const overrides = globalThis.kioskOverrides;
  return overrides?.own === own ? overrides.effective : own;
}

/** The process's variables, and those of `.env` that it does not have, read at the first call (tests set theirs before it). @throws EnvError */
export function ownEnv(): Env {
  globalThis.kioskEnv ??= readEnv(withFile());
  return globalThis.kioskEnv;
}

/** Variables with others over them. @throws EnvError where they do not go together */
export function mergeEnv(own: Env, overrides: Partial<Env>): Env {
  const effective = { ...own, ...overrides };
  requireRange(effective);
  return effective;
}

/** Puts these over the process's variables, in place of all that were before. @throws EnvError where they do not go together: nothing changes */
export function overrideEnv(overrides: Partial<Env>): void {
  const own = ownEnv();
  globalThis.kioskOverrides = { own, effective: mergeEnv(own, overrides) };
}

function withFile(): Record<string, string | undefined> {
  try {
    process.loadEnvFile();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  return process.env;
}

/** A variable that this act cannot do without. @throws EnvError */
export function requireEnv<Name extends keyof Env>(name: Name): NonNullable<Env[Name]> {
  const value = env()[name];
  if (value === undefined || value === null) throw new EnvError(`${name} is missing`);
  return value as NonNullable<Env[Name]>;
}

import { createHmac, timingSafeEqual } from "node:crypto";
import { AppError } from "@/lib/errors";

/** Who Telegram says is calling. Names are what the person chose: for showing, never for deciding. */
export type InitDataUser = {
  readonly telegramId: bigint;
  readonly firstName: string;
  readonly username: string | undefined;
  readonly languageCode: string | undefined;
};

const LENGTH_MAX = 8_192;
const FUTURE_MAX_MS = 60_000;
const TELEGRAM_ID_MAX = 2 ** 52 - 1;
const HASH = /^[0-9a-f]{64}$/;
const SECONDS = /^\d{1,12}$/;

/**
 * Checks the launch data of a Mini App: the HMAC under the bot's token in constant time, then its age. The hash goes over all
 * other fields, decoded, sorted by name, one a line (core.telegram.org/bots/webapps, "Validating data"). A field that occurs
 * twice or holds a line break is refused, since it could mean two things. @throws AppError INIT_DATA_MISSING, INIT_DATA_INVALID, INIT_DATA_EXPIRED
 */
export function verifyInitData(
  raw: string | null,
  { botToken, maxAgeSeconds, now }: { botToken: string; maxAgeSeconds: number; now: Date },
): InitDataUser {
  if (!raw?.trim()) throw new AppError("INIT_DATA_MISSING");
  if (!botToken) throw new AppError("IMPOSSIBLE", { details: { message: "no bot token" } });
  if (raw.length > LENGTH_MAX) throw refused("too long");
  const fields = readFields(raw);
  requireHash(fields, botToken);
  const authDate = requireDate(fields.get("auth_date"), now);
  if (now.getTime() - authDate.getTime() > maxAgeSeconds * 1000)
    throw new AppError("INIT_DATA_EXPIRED");
  return readUser(fields.get("user"));
}

function readFields(raw: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(raw)) {
    if (fields.has(name)) throw refused("a field occurs twice");
    if (name.includes("\n") || value.includes("\n")) throw refused("a line break");
    fields.set(name, value);
  }
  return fields;
}

function requireHash(fields: Map<string, string>, botToken: string): void {
  const hash = fields.get("hash") ?? "";
  if (!HASH.test(hash)) throw refused("no hash");
  const lines = [...fields].filter(([name]) => name !== "hash");
  const text = lines
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("\n");
  const key = createHmac("sha256", "WebAppData").update(botToken).digest();
  const expected = createHmac("sha256", key).update(text).digest();
  if (!timingSafeEqual(expected, Buffer.from(hash, "hex"))) throw refused("another hash");
}

function requireDate(seconds: string | undefined, now: Date): Date {
  if (!seconds || !SECONDS.test(seconds)) throw refused("no date");
  const date = new Date(Number(seconds) * 1000);
  if (date.getTime() > now.getTime() + FUTURE_MAX_MS) throw refused("a date in the future");
  return date;
}

function readUser(json: string | undefined): InitDataUser {
  const user = parseObject(json);
  const { id, is_bot: isBot } = user;
  if (typeof id !== "number" || !Number.isSafeInteger(id) || id < 1 || id > TELEGRAM_ID_MAX)
    throw refused("no user");
  if (isBot === true) throw refused("a bot");
  return {
    telegramId: BigInt(id),
    firstName: text(user.first_name) ?? "",
    username: text(user.username),
    languageCode: text(user.language_code),
  };
}

function parseObject(json: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? "");
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    throw refused("a user that is no JSON", error);
  }
  throw refused("a user that is no object");
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function refused(reason: string, cause?: unknown): AppError {
  return new AppError("INIT_DATA_INVALID", { details: { reason }, cause });
}

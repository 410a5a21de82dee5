import pino, { type Logger, stdSerializers } from "pino";
import { env } from "@/lib/env";

const SECRET_PATHS = [
  "initData",
  "token",
  "secret",
  "payload",
  "*.initData",
  "*.token",
  "*.secret",
  "*.payload",
  "headers.authorization",
  'headers["x-telegram-init-data"]',
  'headers["x-telegram-bot-api-secret-token"]',
  'headers["x-nowpayments-sig"]',
  'headers["x-api-key"]',
];

/** Secrets that travel inside other text (URLs, error messages), where paths cannot reach. */
const SECRET_TEXT = [
  /(?<!\d)\d{6,}:[A-Za-z0-9_-]{30,}/g, // in an address it stands right behind the word "bot"
  /tgWebAppData=[^&\s"]+/g,
  /\bhash=[0-9a-f]{64}\b/g,
  /(?<=postgres(?:ql)?:\/\/[^:\s]+:)[^@\s"]+(?=@)/g,
];

/** Takes bot tokens, launch data and passwords out of a finished line. */
export function scrub(line: string): string {
  return SECRET_TEXT.reduce((text, pattern) => text.replace(pattern, "[secret]"), line);
}

declare global {
  var kioskLog: Logger | undefined;
}

/** The process's logger: JSON lines on standard output, secrets taken out. Levels: info, warn, error, fatal (critical). */
export function log(): Logger {
  globalThis.kioskLog ??= pino(
    {
      level: env().LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: serializeError },
      redact: { paths: SECRET_PATHS, censor: "[secret]" },
    },
    { write: (line: string) => void process.stdout.write(scrub(line)) },
  );
  return globalThis.kioskLog;
}

/** A database error carries its whole connection with it, which nobody wants to read. */
function serializeError(error: Error): unknown {
  const { client: _, ...rest } = stdSerializers.err(error);
  return rest;
}

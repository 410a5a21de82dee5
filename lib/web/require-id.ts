import { AppError } from "@/lib/errors";

const TELEGRAM_ID = /^[1-9]\d{0,15}$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** An id out of an address. What cannot be one is the same as one that names nothing. @throws AppError NOT_FOUND */
export function requireId(text: string): string {
  if (!ID.test(text)) throw new AppError("NOT_FOUND");
  return text;
}

/** A Telegram id out of an address. @throws AppError NOT_FOUND */
export function requireTelegramId(text: string): bigint {
  if (!TELEGRAM_ID.test(text)) throw new AppError("NOT_FOUND");
  return BigInt(text);
}

/** A number out of an address that the database gave. @throws AppError NOT_FOUND */
export function requireSerial(text: string): string {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new AppError("NOT_FOUND");
  return text;
}

import { randomBytes } from "node:crypto";
import { invariant } from "./errors";

/** One prefix per kind of thing; the id says what it names. */
export const ID_PREFIXES = {
  shopper: "shp",
  location: "loc",
  category: "cat",
  product: "prd",
  offer: "off",
  order: "ord",
  deposit: "dep",
  stockUnit: "unt",
  batch: "bat",
  stockImport: "imp",
  sharedPayload: "shr",
  file: "fil",
  picture: "pic",
  productImage: "img",
  session: "ses",
  confirmation: "cnf",
  supportThread: "sup",
  code: "cod",
} as const;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford base 32, lower case
const TIME_DIGITS = 9;
const RANDOM_DIGITS = 12;
const TIMED = /^[a-z]{3}_([0-9a-hjkmnp-tv-z]{9})/;

/** `ord_` + 9 digits of milliseconds + 12 random digits (60 bits): sorts by time, fits a deep link of 64 characters. */
export function newId(kind: keyof typeof ID_PREFIXES, now = new Date()): string {
  const digits = randomBytes(RANDOM_DIGITS);
  for (let at = 0; at < RANDOM_DIGITS; at += 1)
    digits[at] = ALPHABET.charCodeAt((digits[at] ?? 0) % 32);
  return firstId(kind, now) + digits.toString("latin1");
}

/** What sorts before every id of that moment and after every earlier one. */
export function firstId(kind: keyof typeof ID_PREFIXES, at: Date): string {
  let time = Math.max(0, at.getTime());
  const digits = Buffer.allocUnsafe(TIME_DIGITS);
  for (let place = TIME_DIGITS - 1; place >= 0; place -= 1) {
    digits[place] = ALPHABET.charCodeAt(time % 32);
    time = Math.floor(time / 32);
  }
  return `${ID_PREFIXES[kind]}_${digits.toString("latin1")}`;
}

/** When an id of ours was made. @throws AppError IMPOSSIBLE for what is none */
export function timeOf(id: string): Date {
  const [, digits] = TIMED.exec(id) ?? [];
  invariant(digits, "an id tells no time");
  let time = 0;
  for (const digit of digits) time = time * 32 + ALPHABET.indexOf(digit);
  return new Date(time);
}

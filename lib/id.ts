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
const COUNT_DIGITS = 2;
const RANDOM_DIGITS = 10;
const TIMED = /^[a-z]{3}_([0-9a-hjkmnp-tv-z]{9})/;

const last = { moment: 0, count: 0 };

/**
 * `ord_` + 9 digits of milliseconds + 2 that count the ids of one moment + 10 random digits (50 bits): fits a deep link of 64
 * characters. Sorts by time, and what one process makes in one millisecond by the order it was made in (up to 1,024 of them).
 */
export function newId(kind: keyof typeof ID_PREFIXES, now = new Date()): string {
  const moment = now.getTime();
  last.count = moment === last.moment ? last.count + 1 : 0;
  last.moment = moment;
  const random = Array.from(randomBytes(RANDOM_DIGITS), (byte) => ALPHABET[byte % 32]).join("");
  return firstId(kind, now) + inDigits(last.count, COUNT_DIGITS) + random;
}

/** What sorts before every id of that moment and after every earlier one. */
export function firstId(kind: keyof typeof ID_PREFIXES, at: Date): string {
  return `${ID_PREFIXES[kind]}_${inDigits(Math.max(0, at.getTime()), TIME_DIGITS)}`;
}

function inDigits(number: number, places: number): string {
  const digits = Buffer.allocUnsafe(places);
  for (let place = places - 1, rest = number; place >= 0; place -= 1) {
    digits[place] = ALPHABET.charCodeAt(rest % 32);
    rest = Math.floor(rest / 32);
  }
  return digits.toString("latin1");
}

/** When an id of ours was made. @throws AppError IMPOSSIBLE for what is none */
export function timeOf(id: string): Date {
  const [, digits] = TIMED.exec(id) ?? [];
  invariant(digits, "an id tells no time");
  let time = 0;
  for (const digit of digits) time = time * 32 + ALPHABET.indexOf(digit);
  return new Date(time);
}

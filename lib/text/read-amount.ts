import { type Currency, type Money, money } from "@/lib/money";

/** Why what somebody typed is no amount. `decimals`: more than two of them, or a thousand that could be read as such ("1.000"). */
export type AmountFault = "unreadable" | "negative" | "zero" | "decimals" | "other_currency";

export type TypedAmount =
  | { readonly value: Money; readonly fault: null }
  | { readonly value: null; readonly fault: AmountFault };

const LENGTH_MAX = 64;
const LANGUAGES = ["en", "de", "ru", "ar"];
const DISPLAYS = ["symbol", "narrowSymbol", "name"] as const;
const WORD_MIN = 3;
const COUNTS = [1, 2, 3, 5, 11, 100]; // one of each plural form of those languages
const NAMED = ["USD", "EUR", "GBP", "CHF", "RUB", "UAH", "TRY", "AED", "SAR"];
/** What people write and no table of currencies knows. */
const SHORT_NAMES: Readonly<Record<Currency, readonly string[]>> = {
  RUB: ["руб", "р"],
  UAH: ["грн"],
};
const COINS = new Set(["btc", "eth", "ltc", "usdt", "usdc", "ton", "sol", "trx", "bnb"]);

const PARTS = /^([^0-9\n]*)([0-9](?:.*[0-9])?)([^0-9\n]*)$/;
const PLAIN = /^([0-9]+)(?:[.,]([0-9]+))?$/;
/** Thousands apart: by what is never a decimal point, or by a point or comma that occurs twice or is followed by the other one. */
const SPACED = /^([0-9]{1,3}(?:[ '][0-9]{3})+)(?:[.,]([0-9]+))?$/;
const POINTED = /^([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)$|^([0-9]{1,3}(?:\.[0-9]{3}){2,})$/;
const COMMAED = /^([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)$|^([0-9]{1,3}(?:,[0-9]{3}){2,})$/;

/**
 * Reads an amount of `currency` as people type it: "12.50", "12,5", "€50", "50 EUR", "1.000,50", "1 000", "50,-", "٥٠". What could mean two
 * amounts is refused rather than guessed. Never throws.
 */
export function readAmount(typed: string, currency: Currency): TypedAmount {
  const text = typed.length > LENGTH_MAX ? "" : simplify(typed);
  const [, before = "", digits = "", after = ""] = PARTS.exec(text) ?? [];
  const number = readNumber(digits);
  if (!number) return refuse("unreadable");
  const units = [before.replace("-", ""), after.replace(/^[.,]-?/, "")].map(toUnit).filter(Boolean);
  const foreign = units.filter((unit) => !namesOf(currency).has(unit));
  if (foreign.some((unit) => !isCurrency(unit))) return refuse("unreadable");
  if (foreign.length > 0) return refuse("other_currency");
  if (before.includes("-")) return refuse("negative");
  if (number.fraction.length > 2) return refuse("decimals");
  const minor = BigInt(number.whole) * 100n + BigInt(number.fraction.padEnd(2, "0"));
  return minor === 0n ? refuse("zero") : { value: money(minor, currency), fault: null };
}

function refuse(fault: AmountFault): TypedAmount {
  return { value: null, fault };
}

/** The digits, spaces, signs and separators that one alphabet writes in many ways, each in one way. */
function simplify(typed: string): string {
  return typed
    .replaceAll(/[\p{Cf}]/gu, "") // direction marks come along with what is copied
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, toDigit)
    .replaceAll(/[\p{Zs}\t]+/gu, " ")
    .replaceAll(/[\u2010-\u2015\u2212]/g, "-")
    .replaceAll(/[\u2019\u066c]/g, "'")
    .replaceAll("\u066b", ".")
    .replaceAll("\u060c", ",")
    .trim();
}

// The zero of each of those rows of digits is at a multiple of sixteen.
function toDigit(digit: string): string {
  return String(digit.charCodeAt(0) % 16);
}

function readNumber(digits: string): { whole: string; fraction: string } | null {
  const match = [PLAIN, SPACED, POINTED, COMMAED].map((form) => form.exec(digits)).find(Boolean);
  if (!match) return null;
  const [, whole, fraction = "", only] = match;
  return { whole: (whole ?? only ?? "").replaceAll(/[^0-9]/g, ""), fraction };
}

function toUnit(text: string): string {
  return text
    .trim()
    .replace(/(?<=\p{L})\.$/u, "")
    .toLowerCase();
}

/** What a currency is called: its code, its signs, and its names in our languages, also by one of their words ("dollars"). */
function namesOf(currency: Currency): Set<string> {
  const names = LANGUAGES.flatMap((language) =>
    DISPLAYS.flatMap((currencyDisplay) => {
      const format = new Intl.NumberFormat(language, {
        style: "currency",
        currency,
        currencyDisplay,
        maximumFractionDigits: 0, // "5 dollars", where "5.00 dollars" may have another form
      });
      return COUNTS.map((count) => format.formatToParts(count)).map(nameIn);
    }),
  );
  const words = names.flatMap((name) => name.split(" ")).filter(({ length }) => length >= WORD_MIN);
  return new Set([currency.toLowerCase(), ...(SHORT_NAMES[currency] ?? []), ...names, ...words]);
}

function nameIn(parts: readonly Intl.NumberFormatPart[]): string {
  return toUnit(simplify(parts.find(({ type }) => type === "currency")?.value ?? ""));
}

function isCurrency(unit: string): boolean {
  if (/^\p{Sc}$/u.test(unit) || COINS.has(unit)) return true;
  if (Intl.supportedValuesOf("currency").includes(unit.toUpperCase())) return true;
  return NAMED.some((currency) => namesOf(currency).has(unit));
}

import { AppError } from "@/lib/errors";

/** ISO 4217 code of a currency with two decimals, upper case. */
export type Currency = string;

/** An amount in minor units (cents). The only shape in which Kiosk holds money. */
export type Money = { readonly amount: bigint; readonly currency: Currency };

/** How people, files and callers write an amount: below a billion, at most two decimals, no sign. */
export const AMOUNT = /^(0|[1-9]\d{0,8})(\.\d{1,2})?$/;

const DECIMAL = /^(0|[1-9]\d{0,11})(?:\.(\d{1,2}))?$/;

/** Makes money from minor units. */
export function money(amount: bigint, currency: Currency): Money {
  return { amount, currency };
}

/** Nothing, in the given currency. */
export function zero(currency: Currency): Money {
  return { amount: 0n, currency };
}

/** Reads a plain decimal such as "12.50" or "12"; null for anything else (signs, exponents, spaces, more than two decimals). */
export function parseMoney(text: string, currency: Currency): Money | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const [, whole = "0", fraction = ""] = match;
  return { amount: BigInt(whole) * 100n + BigInt(fraction.padEnd(2, "0")), currency };
}

/** Reads a decimal that must be right, e.g. from our own configuration. @throws AppError MALFORMED */
export function requireMoney(text: string, currency: Currency): Money {
  const parsed = parseMoney(text, currency);
  if (!parsed) throw new AppError("MALFORMED", { details: { amount: text } });
  return parsed;
}

/** Like `requireMoney`, also below zero: "-12.50". @throws AppError MALFORMED */
export function requireSignedMoney(text: string, currency: Currency): Money {
  const { amount } = requireMoney(text.replace(/^-/, ""), currency);
  return { amount: text.startsWith("-") ? -amount : amount, currency };
}

/** "12.50": the wire form, without a currency sign. */
export function toDecimal(value: Money): string {
  const digits = (value.amount < 0n ? -value.amount : value.amount).toString().padStart(3, "0");
  return `${value.amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** "€12.50": for people, in their language. */
export function formatMoney(value: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency: value.currency });
  return format.format(toDecimal(value) as `${number}`);
}

/** Difference; may be negative. @throws AppError IMPOSSIBLE for two currencies */
export function subtract(left: Money, right: Money): Money {
  return { amount: left.amount - same(left, right).amount, currency: left.currency };
}

/** Without its sign. */
export function absolute(value: Money): Money {
  return value.amount < 0n ? { amount: -value.amount, currency: value.currency } : value;
}

/** An amount taken `count` times. */
export function multiply(value: Money, count: number): Money {
  return { amount: value.amount * BigInt(count), currency: value.currency };
}

/** An amount times `numerator / denominator`, both positive, to the nearest multiple of `stepMinor`; halfway goes up. */
export function scale(
  value: Money,
  by: { numerator: bigint; denominator: bigint; stepMinor: bigint },
): Money {
  const unit = by.denominator * by.stepMinor;
  const steps = (2n * value.amount * by.numerator + unit) / (2n * unit);
  return { amount: steps * by.stepMinor, currency: value.currency };
}

/** Negative, zero or positive, as `left` is smaller, equal or larger. */
export function compare(left: Money, right: Money): number {
  const difference = left.amount - same(left, right).amount;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** The smaller of two amounts. */
export function smaller(left: Money, right: Money): Money {
  return compare(left, right) <= 0 ? left : right;
}

/** The larger of two amounts. */
export function larger(left: Money, right: Money): Money {
  return compare(left, right) < 0 ? right : left;
}

function same(left: Money, right: Money): Money {
  if (left.currency !== right.currency)
    throw new AppError("IMPOSSIBLE", { details: { left: left.currency, right: right.currency } });
  return right;
}

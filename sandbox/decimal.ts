// Coin amounts as integers of 10^-18, because the sandbox judges other people's arithmetic and must not err itself.
const DIGITS = 18;
const ONE = 10n ** BigInt(DIGITS);

/** Reads "12.5", 12.5 or 1e-7 exactly as written; anything else is an error. */
export function parseDecimal(value: string | number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(value).trim());
  if (!match) throw new RangeError(`not a decimal: ${String(value)}`);
  const [, sign = "", whole = "0", fraction = "", exponent = "0"] = match;
  const shift = DIGITS - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return sign === "-" ? -units : units;
}

/** The shortest plain notation: no exponent, no trailing zeros. */
export function formatDecimal(units: bigint): string {
  const magnitude = units < 0n ? -units : units;
  const fraction = (magnitude % ONE).toString().padStart(DIGITS, "0").replace(/0+$/, "");
  const text = `${magnitude / ONE}${fraction === "" ? "" : `.${fraction}`}`;
  return units < 0n ? `-${text}` : text;
}

/** Product of two amounts, rounded down to 10^-18. */
export function multiplyDecimal(left: bigint, right: bigint): bigint {
  return (left * right) / ONE;
}

/** Quotient of two amounts, rounded down to 10^-18. */
export function divideDecimal(dividend: bigint, divisor: bigint): bigint {
  return (dividend * ONE) / divisor;
}

/** Rounds a non-negative amount to so many digits after the point. */
export function roundDecimal(units: bigint, to: { digits: number; mode: "up" | "down" }): bigint {
  const step = 10n ** BigInt(DIGITS - to.digits);
  const floor = (units / step) * step;
  return to.mode === "up" && floor < units ? floor + step : floor;
}

const UNITS = ["byte", "kilobyte", "megabyte"] as const;
const STEP = 1024;

/** A size as people read it: "48 kB". */
export function fileSize(bytes: number, locale = "en"): string {
  let value = bytes;
  let step = 0;
  while (value >= STEP && step < UNITS.length - 1) {
    value /= STEP;
    step += 1;
  }
  const unitDisplay = step === 0 ? "long" : "short";
  const look = { style: "unit", unit: UNITS[step], unitDisplay } as const;
  return new Intl.NumberFormat(locale, {
    ...look,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

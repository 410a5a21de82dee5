// What every benchmark says: one line per figure, and exit code 1 when one of them is missed.
import process from "node:process";

export type Figure = {
  name: string;
  measured: number;
  unit?: string;
  /** Absent: told, not judged. */
  atLeast?: number;
  below?: number;
};

/** Prints a figure beside its target. */
export function report({ name, measured, unit = "", atLeast, below }: Figure): void {
  const isMissed =
    !Number.isFinite(measured) ||
    (atLeast !== undefined && measured < atLeast) ||
    (below !== undefined && measured >= below);
  if (isMissed) process.exitCode = 1;
  const [limit, sign] = atLeast === undefined ? [below, "<"] : [atLeast, "≥"];
  const target = limit === undefined ? "" : `${sign} ${limit}${unit}`;
  const verdict = limit === undefined ? "told" : "ok";
  const shown = `${measured.toPrecision(3)}${unit}`;
  say(
    `${name.padEnd(64)} ${shown.padStart(10)} ${target.padStart(10)}  ${isMissed ? "MISSED" : verdict}`,
  );
}

/** One line of what is going on, apart from the figures. */
export function note(text: string): void {
  process.stderr.write(`  ${text}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that at least `percent` of all do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

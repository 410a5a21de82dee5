const STEPS = [1, 2, 2.5, 5, 10] as const;
const COUNT = 5;

/**
 * Round marks for an axis that holds every value and zero: about five of them, one step apart. The last stands above the highest value, the first
 * not below the lowest: a little below zero asks for no room of its own.
 */
export function plotTicks(values: readonly number[]): number[] {
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const step = roundUp((highest - lowest || 1) / COUNT);
  const [first, last] = [Math.ceil(lowest / step), Math.ceil(highest / step)];
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, at) => (first + at) * step);
}

/** The next of 1, 2, 2.5, 5, 10, 20, … */
function roundUp(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return power * (STEPS.find((step) => step * power >= size) ?? 10);
}

import type { UnitPayload } from "@/lib/stock/rules";

const SHOWN = 2;
const LENGTH_MIN = 8;
const DOTS_MAX = 12;

/** Enough of a payload to recognise it beside what one holds in one's hand, too little to use it: the ends of its first line, its files' number. */
export function maskPayload({ text, files }: UnitPayload): string {
  const [first = "", ...rest] = text.split("\n");
  const count = files.length === 1 ? "1 file" : `${files.length} files`;
  const more = rest.length > 0 ? ` +${rest.length}` : "";
  const words = first === "" ? [] : [maskLine(first) + more];
  return [...words, ...(files.length > 0 ? [count] : [])].join(", ");
}

function maskLine(line: string): string {
  const letters = [...line];
  if (letters.length < LENGTH_MIN) return "•".repeat(letters.length);
  const dots = "•".repeat(Math.min(letters.length - 2 * SHOWN, DOTS_MAX));
  return letters.slice(0, SHOWN).join("") + dots + letters.slice(-SHOWN).join("");
}

import { type FileContent, TEXT_LENGTH_MAX, type UnitContent } from "@/lib/stock/rules";
import type { LineFault } from "./rules";

/** A unit as it stands in what somebody brought, or what is wrong there. `line` counts from 1; `label` is its name in an archive. */
export type FoundUnit = {
  readonly line: number;
  readonly label?: string;
} & ({ readonly content: UnitContent } | { readonly fault: LineFault });

const REPLACEMENT = "\uFFFD";

/** A unit that can be sold, or why it cannot. */
export function foundUnit(
  place: { readonly line: number; readonly label?: string },
  text: string,
  files: readonly FileContent[] = [],
): FoundUnit {
  if (text === "" && files.length === 0) return { ...place, fault: "empty" };
  if (text.length > TEXT_LENGTH_MAX) return { ...place, fault: "too_long" };
  if (text.includes("\0") || text.includes(REPLACEMENT)) return { ...place, fault: "unreadable" };
  return { ...place, content: { text, files } };
}

import { type AppError, refusal } from "@/lib/errors";
import { readUnit, type SentFile } from "./read-unit";
import { UNITS_BY_HAND_MAX, type UnitContent } from "./rules";
import type { UnitForm } from "./schema";

/** Makes units of what somebody typed and sent: one of all of it, or one of each line. @throws AppError MALFORMED */
export async function readUnits(
  { text, split }: UnitForm,
  files: readonly SentFile[],
): Promise<UnitContent[]> {
  if (split === "one") return [await readUnit(text, files)];
  if (files.length > 0) throw refuse("files", "go with one unit, not with many lines");
  const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
  const units = lines.filter((line) => line !== "").map((line) => ({ text: line, files: [] }));
  if (units.length === 0) throw refuse("text", "must have a line");
  if (units.length > UNITS_BY_HAND_MAX)
    throw refuse("text", `has more than ${UNITS_BY_HAND_MAX} lines: import them`);
  return units;
}

function refuse(field: "text" | "files", words: string): AppError {
  return refusal("MALFORMED", { [field]: [words] });
}

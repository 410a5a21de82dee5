import { AppError } from "@/lib/errors";

/**
 * Goes on only with a row that is there and is still what the editor saw. The row must be locked: then nobody saves in between.
 * @throws AppError NOT_FOUND, CHANGED_MEANWHILE
 */
export function requireVersion<Row extends { version: number }>(
  row: Row | undefined,
  version: number,
): Omit<Row, "version"> {
  if (!row) throw new AppError("NOT_FOUND");
  const { version: current, ...rest } = row;
  if (current !== version)
    throw new AppError("CHANGED_MEANWHILE", { details: { version: current, seen: version } });
  return rest;
}

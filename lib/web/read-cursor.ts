import { z } from "zod";
import { readQuery } from "./read-query";

const listQuery = z.object({
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,100}$/, "is no cursor of ours")
    .optional(),
});

/** Where the page before ended, or undefined for the first page. @throws AppError MALFORMED */
export function readCursor(request: Request): string | undefined {
  return readQuery(request, listQuery).cursor;
}

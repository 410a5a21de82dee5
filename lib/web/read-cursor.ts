import { z } from "zod";
import { requireValid } from "./read-json";

const listQuery = z.object({
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,100}$/, "is no cursor of ours")
    .optional(),
});

/** Where the page before ended, or undefined for the first page. @throws AppError MALFORMED */
export function readCursor(request: Request): string | undefined {
  const { searchParams } = new URL(request.url);
  return requireValid(listQuery, { cursor: searchParams.get("cursor") || undefined }).cursor;
}

import type { z } from "zod";
import { requireValid } from "./read-json";

/**
 * Reads the query of an address and checks it against its schema. A filter left empty in its form is none, one that is there several times is a
 * list with commas. @throws AppError MALFORMED (with `errors` per field)
 */
export function readQuery<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): z.infer<Schema> {
  const { searchParams } = new URL(request.url);
  const given = [...new Set(searchParams.keys())].map((name): [string, string] => [
    name,
    searchParams
      .getAll(name)
      .filter((value) => value !== "")
      .join(","),
  ]);
  return requireValid(schema, Object.fromEntries(given.filter(([, value]) => value !== "")));
}

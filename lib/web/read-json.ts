import { parse } from "lossless-json";
import type { z } from "zod";
import { AppError, refusal } from "@/lib/errors";
import { requireJsonText } from "@/lib/gateway/parse-json";
import { API_BODY_BYTES_MAX, readBody } from "./read-body";

const JSON_TYPE = /^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i;
const PLAIN_NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/** A body and the bytes it came in. */
export type JsonBody<T> = { readonly value: T; readonly rawBody: Buffer };

/**
 * Reads a JSON body that can mean only one thing, and checks it against its schema. Numbers are plain decimals: no exponents.
 * @throws AppError UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, MALFORMED (with `errors` per field)
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  bytesMax = API_BODY_BYTES_MAX,
): Promise<JsonBody<z.infer<Schema>>> {
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? ""))
    throw new AppError("UNSUPPORTED_MEDIA_TYPE");
  const rawBody = await readBody(request, bytesMax);
  return { value: requireValid(schema, parseStrictly(rawBody)), rawBody };
}

/** Checks input against its schema. @throws AppError MALFORMED with `errors`: what is wrong, per field; `_` is the whole */
export function requireValid<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path.map(String).join(".") || "_";
    errors[field] = [...(errors[field] ?? []), issue.message];
  }
  throw refusal("MALFORMED", errors, parsed.error);
}

function parseStrictly(bytes: Buffer): unknown {
  try {
    return parse(requireJsonText(bytes), requireText, { parseNumber });
  } catch (error) {
    throw refusal("MALFORMED", { _: ["is not the JSON that is read here"] }, error);
  }
}

/** Half of a pair of surrogates can be written in JSON, but neither kept nor sent. */
function requireText(_key: string, value: unknown): unknown {
  if (typeof value === "string" && !value.isWellFormed()) throw new SyntaxError("not Unicode");
  return value;
}

function parseNumber(text: string): number {
  if (!PLAIN_NUMBER.test(text)) throw new SyntaxError("not a plain number");
  return Number(text);
}

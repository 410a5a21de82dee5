import type { z } from "zod";
import { AppError, refusal } from "@/lib/errors";
import { readBody } from "./read-body";
import { requireValid } from "./read-json";

const FORM_TYPE = /^multipart\/form-data\s*;/i;
const FILES = "files";

type Sent = { readonly name: string; readonly content: Buffer };

/**
 * Reads a form of at most `bytesMax` with its `files`, and checks its other fields against their schema.
 * @throws AppError UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, MALFORMED (with `errors` per field)
 */
export async function readUpload<Schema extends z.ZodType>(
  request: Request,
  { schema, bytesMax }: { schema: Schema; bytesMax: number },
): Promise<{ value: z.infer<Schema>; files: Sent[] }> {
  const type = request.headers.get("content-type") ?? "";
  if (!FORM_TYPE.test(type)) throw new AppError("UNSUPPORTED_MEDIA_TYPE");
  const form = await parseForm(await readBody(request, bytesMax), type);
  const fields: Record<string, string> = {};
  const files: Sent[] = [];
  for (const [name, value] of form) {
    if (name === FILES && typeof value !== "string")
      files.push({ name: value.name, content: Buffer.from(await value.arrayBuffer()) });
    else if (typeof value === "string" && !Object.hasOwn(fields, name)) fields[name] = value;
    else throw refuse(name, "is there twice, or of the wrong sort");
  }
  return { value: requireValid(schema, fields), files };
}

async function parseForm(body: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), {
      headers: { "content-type": type },
    }).formData();
  } catch (cause) {
    throw refuse("_", "is not a form that is read here", cause);
  }
}

function refuse(field: string, words: string, cause?: unknown): AppError {
  return refusal("MALFORMED", { [field]: [words] }, cause);
}

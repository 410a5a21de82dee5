import { z } from "zod";
import { FILES_PER_UNIT_MAX, TEXT_LENGTH_MAX } from "./rules";

const text = z
  .string()
  .max(TEXT_LENGTH_MAX)
  .refine((value) => !value.includes("\0"), "holds a character that is not allowed");

/** A unit in a seed file: a text, or a text with files (paths from the seed file's folder). */
export const unitInput = z
  .union([
    text.transform((value) => ({ text: value, files: [] as string[] })),
    z.strictObject({ text, files: z.array(z.string().min(1)).max(FILES_PER_UNIT_MAX).default([]) }),
  ])
  .refine(
    (unit) => unit.text.trim() !== "" || unit.files.length > 0,
    "must deliver a text or a file",
  );
export type UnitInput = z.infer<typeof unitInput>;

/** The opened payload of a unit. */
export const unitPayload = z.object({
  text: z.string(),
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      mime_type: z.string(),
      size_bytes: z.number().int(),
    }),
  ),
});

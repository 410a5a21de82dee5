import { z } from "zod";
import { confirmationId } from "@/lib/staff/schema";
import { SETTING_NAMES, TEXT_LENGTH_MAX } from "./rules";

const PLAIN = /^[^\p{Cc}]*$/u;

/** One of the shop's own texts: plain, with paragraphs. */
export const legalText = z
  .string()
  .transform((text) => text.replaceAll(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .min(1, "must not be empty")
      .max(TEXT_LENGTH_MAX, `must have at most ${TEXT_LENGTH_MAX} characters`)
      .refine((text) => PLAIN.test(text.replaceAll(/[\n\t]/g, "")), "must be plain text")
      .refine((text) => text.isWellFormed(), "must be plain text"),
  );

const seenAt = z.iso.datetime({ error: "must be the setting's changed_at, or null" }).nullable();

const change = z.strictObject({
  name: z.enum(SETTING_NAMES),
  /** Null: what counts without it. */
  value: z
    .string()
    .max(2 * TEXT_LENGTH_MAX)
    .nullable(),
  changed_at: seenAt,
});

/** Body of `PUT /api/admin/settings`: what is saved together. */
export const settingChanges = z.strictObject({
  changes: z
    .array(change)
    .min(1)
    .max(SETTING_NAMES.length)
    .refine(
      (changes) => new Set(changes.map(({ name }) => name)).size === changes.length,
      "names a setting twice",
    ),
  confirmation_id: confirmationId.optional(),
});

/** Query of `DELETE /api/admin/settings/{name}`. */
export const settingReset = z.strictObject({
  changed_at: seenAt.unwrap(),
  confirmation_id: confirmationId.optional(),
});

export type SettingChange = z.infer<typeof change>;

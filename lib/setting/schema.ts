import { z } from "zod";
import { lines } from "@/lib/schema";
import { confirmationId } from "@/lib/staff/schema";
import { SETTING_NAMES, TEXT_LENGTH_MAX } from "./rules";

/** One of the shop's own texts: plain, with paragraphs. */
export const legalText = lines(TEXT_LENGTH_MAX).refine((text) => text !== "", "must not be empty");

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

import { z } from "zod";
import { STAFF_ROLES } from "./rules";

const TELEGRAM_ID_MAX = 2 ** 52 - 1;
const CONTROL = /\p{Cc}/u;

const CONTROL_BUT_NEWLINE = /[^\P{Cc}\n]/u;

/** What a call that the chat confirmed comes back with. */
export const confirmationId = z.string().regex(/^cnf_[0-9a-z]{1,40}$/, "is no confirmation");

/** Why somebody who runs the shop does something, in their words. */
export const reason = z
  .string()
  .trim()
  .min(3, "must say why, in at least 3 characters")
  .max(500)
  .refine((text) => !CONTROL_BUT_NEWLINE.test(text), "must be plain text");

/** Body of `POST /api/admin/session`. */
export const signIn = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

/** Body of `POST /api/admin/staff`. */
export const staffInvitation = z.strictObject({
  telegram_id: z.number().int().min(1).max(TELEGRAM_ID_MAX),
  name: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .refine((name) => !CONTROL.test(name), "must be one line of plain text"),
  role: z.enum(STAFF_ROLES),
  confirmation_id: confirmationId.optional(),
});

/** Body of `PATCH /api/admin/staff/{telegram_id}`. */
export const roleChange = z.strictObject({
  role: z.enum(STAFF_ROLES),
  confirmation_id: confirmationId.optional(),
});

/** Query of `DELETE /api/admin/staff/{telegram_id}`. */
export const staffRemoval = z.object({ confirmation_id: confirmationId.optional() });

import { z } from "zod";
import { line, lines } from "@/lib/schema";
import { REASON_LENGTH, STAFF_ROLES } from "./rules";

const TELEGRAM_ID_MAX = 2 ** 52 - 1;

/** What a call that the chat confirmed comes back with. */
export const confirmationId = z.string().regex(/^cnf_[0-9a-z]{1,40}$/, "is no confirmation");

/** Why somebody who runs the shop does something, in their words. */
export const reason = lines(REASON_LENGTH.max).refine(
  (text) => text.length >= REASON_LENGTH.min,
  `must say why, in at least ${REASON_LENGTH.min} characters`,
);

/** Body of `POST /api/admin/session`. */
export const signIn = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

/** Body of `POST /api/admin/staff`. */
export const staffInvitation = z.strictObject({
  telegram_id: z.number().int().min(1).max(TELEGRAM_ID_MAX),
  name: line(64).min(1),
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

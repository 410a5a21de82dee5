import { z } from "zod";

const time = z.iso.datetime({ offset: true, error: "must be a time such as 2026-11-21T10:00:00Z" });
const line = z
  .string()
  .trim()
  .max(100)
  .refine((text) => !/\p{Cc}/u.test(text), "must be one line of plain text");

/** Query of `GET /api/admin/audit`; absent is any. */
export const auditQuery = z.object({
  actor: z
    .string()
    .regex(/^(shop|\d{1,16})$/, "must be a Telegram id, or shop")
    .optional(),
  act: z
    .string()
    .regex(/^[a-z_]{1,40}\.[a-z_]{0,40}$/, "must be an act such as staff.invite, or staff.")
    .optional(),
  subject: line.optional(),
  q: line.min(2).optional(),
  from: time.optional(),
  to: time.optional(),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, "is no cursor of ours")
    .optional(),
});

export type AuditQuery = z.infer<typeof auditQuery>;

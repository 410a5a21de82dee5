import { z } from "zod";
import { line, numberCursor, time } from "@/lib/schema";

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
  subject: line(100).optional(),
  q: line(100).min(2).optional(),
  from: time.optional(),
  to: time.optional(),
  cursor: numberCursor.optional(),
});

export type AuditQuery = z.infer<typeof auditQuery>;

import { z } from "zod";
import { searched } from "@/lib/list/schema";
import { amount, id, line, time } from "@/lib/schema";
import { BATCH_NAME_MAX, IMPORT_FORMATS, LINE_STATUSES, SUPPLIER_MAX } from "./rules";

/** Body of `POST /api/admin/imports`. */
export const importOpening = z.strictObject({
  offer_id: id,
  format: z.enum(IMPORT_FORMATS),
  source_name: line(200).default(""),
});

/** Body of `POST /api/admin/imports/{id}/commit`. */
export const importCommit = z.strictObject({
  name: line(BATCH_NAME_MAX).min(1, "give it a name"),
  unit_cost: amount.nullable().default(null),
  supplier: line(SUPPLIER_MAX).default(""),
  sellable_until: time.nullable().default(null),
});

export type ImportCommit = z.infer<typeof importCommit>;

/** Query of `GET /api/admin/imports/{id}/lines`. */
export const lineQuery = z.object({
  status: z.enum(LINE_STATUSES).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, "is no cursor of ours")
    .optional(),
});

export type LineQuery = z.infer<typeof lineQuery>;

/** Query of `GET /api/admin/batches`. */
export const batchQuery = z.object({ offer_id: id.optional(), cursor: id.optional() });

export type BatchQuery = z.infer<typeof batchQuery>;

/** Address of the page of an import; what is absent was not chosen yet. */
export const importPageQuery = z.object({
  offer_id: id.optional(),
  import: id.optional(),
  q: searched.transform((value) => value || undefined).optional(),
  cursor: id.optional(),
});

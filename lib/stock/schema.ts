import { z } from "zod";
import { chosenName, searched } from "@/lib/list/schema";
import { id } from "@/lib/schema";
import { reason } from "@/lib/staff/schema";
import {
  FILES_PER_UNIT_MAX,
  LOW_STOCK_AT_MAX,
  TEXT_LENGTH_MAX,
  UNIT_STATES,
  VOID_UNITS_MAX,
} from "./rules";

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

const cursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,100}$/, "is no cursor of ours")
  .optional();

/** Where a page of offers ended, in the order of the catalogue. */
export const stockPlace = z.tuple([z.int32(), z.int32(), id]);

/** Query of `GET /api/admin/stock`; absent is any. */
export const stockQuery = z.object({
  q: searched.min(1).optional(),
  state: z.enum(["low", "empty", "sellable", "unsellable"]).optional(),
  product: chosenName,
  location: chosenName,
  cursor: z
    .string()
    .max(200)
    .refine((value) => isPlace(value), "is no cursor of ours")
    .optional(),
});

export type StockQuery = z.infer<typeof stockQuery>;

function isPlace(text: string): boolean {
  try {
    return stockPlace.safeParse(JSON.parse(Buffer.from(text, "base64url").toString())).success;
  } catch {
    return false;
  }
}

/** Query of `GET /api/admin/stock/{offer_id}/units`. */
export const unitQuery = z.object({ state: z.enum(UNIT_STATES).optional(), cursor });

export type UnitQuery = z.infer<typeof unitQuery>;

/** Body of `POST /api/admin/stock/{offer_id}/void`. */
export const unitVoiding = z.strictObject({
  unit_ids: z.array(id).min(1).max(VOID_UNITS_MAX),
  reason,
});

/** Body of `PATCH /api/admin/stock/{offer_id}`. */
export const thresholdChange = z.strictObject({
  low_stock_at: z.number().int().min(0).max(LOW_STOCK_AT_MAX),
});

/** The fields of the form that adds units; its files come beside them. */
export const unitForm = z.strictObject({
  text: text.default(""),
  /** `one`: the text and the files are one unit. `lines`: every line is a unit of its own. */
  split: z.enum(["one", "lines"]).default("one"),
});

export type UnitForm = z.infer<typeof unitForm>;

/** The fields of the form that sets a version of an unlimited offer. */
export const versionForm = z.strictObject({ text: text.default("") });

/** Query of `GET /api/admin/stock/{offer_id}/versions`. */
export const versionQuery = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, "is no cursor of ours")
    .optional(),
});

import { z } from "zod";
import { lines, numberCursor } from "@/lib/schema";
import { SUPPORT_TEXT_MAX, THREAD_FILTERS } from "./rules";

/** Query of `GET /api/admin/support`; without a filter the open ones. The cursor is a time in milliseconds and an id. */
export const threadQuery = z.object({
  state: z.enum(THREAD_FILTERS).default("open"),
  cursor: z
    .string()
    .regex(/^\d{1,14}-sup_[0-9a-z]{1,40}$/, "is no cursor of ours")
    .optional(),
});

export type ThreadQuery = z.infer<typeof threadQuery>;

/** Query of `GET /api/admin/support/{id}`: where the messages end that are asked for. */
export const threadPage = z.object({ cursor: numberCursor.optional() });

/** Body of `POST /api/admin/support/{id}/answer`. The same `request_key` sends once. */
export const threadAnswer = z.strictObject({
  text: lines(SUPPORT_TEXT_MAX).refine((text) => text !== "", "must say something"),
  request_key: z
    .string()
    .regex(/^[A-Za-z0-9-]{8,64}$/, "must be 8 to 64 letters, digits and dashes"),
});

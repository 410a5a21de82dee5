import { z } from "zod";
import { listQuery, someOf } from "@/lib/list/schema";
import { lines } from "@/lib/schema";
import { reason } from "@/lib/staff/schema";
import { LANGUAGES, NOTE_MAX, SHOPPER_MARKS } from "./rules";

/** Body of `PUT /api/me`. */
export const profileChange = z.strictObject({ language: z.enum(LANGUAGES) });
export type ProfileChange = z.infer<typeof profileChange>;

/** Query of `GET /api/admin/shoppers`: with a mark is whoever has one of those asked for. */
export const shopperQuery = z.object({ ...listQuery, mark: someOf(SHOPPER_MARKS) });
export type ShopperQuery = z.infer<typeof shopperQuery>;

/** Body of `POST /api/admin/shoppers/{id}/ban`. */
export const ban = z.strictObject({ reason });

/** Body of `PUT /api/admin/shoppers/{id}/note`: the note, and what it was when its writer read it. An empty one is none. */
export const noteChange = z.strictObject({
  note: lines(NOTE_MAX),
  previous_note: z.string().max(NOTE_MAX),
});

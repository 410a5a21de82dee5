import { z } from "zod";
import { amount, numberCursor } from "@/lib/schema";
import { confirmationId, reason } from "@/lib/staff/schema";
import { REVIEW_OUTCOMES, REVIEW_REASONS } from "./rules";

/** Query of `GET /api/admin/reviews`; without a state the open ones. */
export const reviewQuery = z.object({
  state: z.enum(["open", "resolved"]).default("open"),
  reason: z.enum(REVIEW_REASONS).optional(),
  cursor: numberCursor.optional(),
});

export type ReviewQuery = z.infer<typeof reviewQuery>;

/** Body of `POST /api/admin/reviews/{id}`. */
export const reviewResolution = z.strictObject({
  outcome: z.enum(REVIEW_OUTCOMES),
  /** What is credited or, unfreezing, taken off the balance. */
  amount: amount.default("0"),
  /** Whom it is attached to: a Telegram id or a shopper's id. */
  shopper: z
    .string()
    .regex(/^(\d{1,16}|shp_[0-9a-z]{1,40})$/, "must be a Telegram ID")
    .optional(),
  /** When it was opened, as the caller saw it. */
  opened_at: z.iso.datetime().regex(/^2[01]/),
  reason,
  confirmation_id: confirmationId.optional(),
});

const byHand = { reason, confirmation_id: confirmationId.optional() };

/** Body of `POST /api/admin/payments/{id}/settle`. `expected_credited`: what the caller saw credited before. */
export const handSettlement = z.strictObject({ ...byHand, amount, expected_credited: amount });

/** Body of `POST /api/admin/shoppers/{id}/adjust-balance`. `expected_balance`: what the caller saw before. */
export const balanceAdjustment = z.strictObject({
  ...byHand,
  amount: z
    .string()
    .regex(/^-?(0|[1-9]\d{0,8})(\.\d{1,2})?$/, "must be an amount such as 12.50 or -12.50"),
  expected_balance: amount,
});

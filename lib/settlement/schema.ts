import { z } from "zod";
import { AMOUNT } from "@/lib/money";
import { REVIEW_OUTCOMES, REVIEW_REASONS } from "./rules";

const REASON_MAX = 500;

/** Why somebody does something with money: kept with the posting and in the audit log. */
const reason = z.string().trim().min(1, "say why").max(REASON_MAX);
const confirmationId = z.string().regex(/^cnf_[0-9a-z]{1,40}$/, "is no confirmation");
const cursor = z.string().regex(/^\d{1,18}$/, "is no cursor of ours");

/** Query of `GET /api/admin/reviews`; without a state the open ones. */
export const reviewQuery = z.object({
  state: z.enum(["open", "resolved"]).default("open"),
  reason: z.enum(REVIEW_REASONS).optional(),
  cursor: cursor.optional(),
});

export type ReviewQuery = z.infer<typeof reviewQuery>;

/** Body of `POST /api/admin/reviews/{id}`. */
export const reviewResolution = z.strictObject({
  outcome: z.enum(REVIEW_OUTCOMES),
  /** What is credited or, unfreezing, taken off the balance. */
  amount: z.string().regex(AMOUNT, "must be an amount such as 12.50").default("0"),
  /** Whom it is attached to: a Telegram id or a shopper's id. */
  shopper: z
    .string()
    .regex(/^(\d{1,16}|shp_[0-9a-z]{1,40})$/, "must be a Telegram number")
    .optional(),
  /** When it was opened, as the caller saw it. */
  opened_at: z.iso.datetime(),
  reason,
  confirmation_id: confirmationId.optional(),
});

import { z } from "zod";
import { amount, means } from "@/lib/gateway/schema";
import { QUANTITY_MAX } from "./rules";

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "is no id");
const asked = { ...means, expected_total: amount.optional() };

/** Body of `POST /api/payment/create`. */
export const paymentRequest = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("basket"), ...asked }),
  z.strictObject({
    type: z.literal("offer"),
    offer_id: id,
    quantity: z.number().int().min(1).max(QUANTITY_MAX).default(1),
    ...asked,
  }),
  z.strictObject({ type: z.literal("order"), order_id: id, ...asked }),
]);

const REASON_CONTROL = /[^\P{Cc}\n]/u;

/** Why somebody who runs the shop does something, in their words. */
const reason = z
  .string()
  .trim()
  .min(3, "must say why, in at least 3 characters")
  .max(500)
  .refine((text) => !REASON_CONTROL.test(text), "must be plain text");

/** Body of `POST /api/admin/orders/{id}/cancel`. */
export const orderCancellation = z.strictObject({ reason });

import { z } from "zod";

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "is no id");
const currency = z.string().regex(/^[a-z0-9]{2,20}$/, "is no currency");
const amount = z
  .string()
  .regex(/^(0|[1-9]\d{0,8})(\.\d{1,2})?$/, "must be an amount such as 12.50");
const quantity = z.number().int().min(1).max(100);

const means = {
  currency,
  gateway: z
    .string()
    .regex(/^[a-z]{1,20}$/, "is no gateway")
    .optional(),
  expected_total: amount.optional(),
};

/** Body of `POST /api/payment/create`. */
export const paymentRequest = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("basket"), ...means }),
  z.strictObject({
    type: z.literal("offer"),
    offer_id: id,
    quantity: quantity.default(1),
    ...means,
  }),
  z.strictObject({ type: z.literal("order"), order_id: id, ...means }),
]);

/** Body of `POST /api/payment/refill`. */
export const refillRequest = z.strictObject({ amount, currency, gateway: means.gateway });

/** Query of `GET /api/currencies`. */
export const currenciesQuery = z.object({
  amount: amount.refine((text) => /[1-9]/.test(text), "must be above zero").optional(),
});

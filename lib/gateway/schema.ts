import { z } from "zod";
import { price } from "@/lib/schema";

/** With what a payment is made: a coin (or `balance`), and the gateway where several take it. */
export const means = {
  currency: z.string().regex(/^[a-z0-9]{2,20}$/, "is no currency"),
  gateway: z
    .string()
    .regex(/^[a-z]{1,20}$/, "is no gateway")
    .optional(),
};

/** Query of `GET /api/currencies`. */
export const currenciesQuery = z.object({
  amount: price.optional(),
});

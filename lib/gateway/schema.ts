import { z } from "zod";
import { AMOUNT } from "@/lib/money";

/** An amount in the shop's currency, as callers write it. */
export const amount = z.string().regex(AMOUNT, "must be an amount such as 12.50");

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
  amount: amount.refine((text) => /[1-9]/.test(text), "must be above zero").optional(),
});

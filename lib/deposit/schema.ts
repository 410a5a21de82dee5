import { z } from "zod";
import { means } from "@/lib/gateway/schema";
import { chosenName, listQuery, someOf } from "@/lib/list/schema";
import { amount } from "@/lib/schema";
import { DEPOSIT_STATUSES } from "./rules";

/** Body of `POST /api/payment/refill`. */
export const refillRequest = z.strictObject({ amount, ...means });

/** Query of `GET /api/admin/payments`. */
export const depositQuery = z.object({
  ...listQuery,
  status: someOf(DEPOSIT_STATUSES),
  purpose: z.enum(["order", "refill"]).optional(),
  gateway: chosenName,
  coin: chosenName,
  shopper: chosenName,
  /** Those about which a person has to decide. */
  review: z.literal("open").optional(),
});

export type DepositQuery = z.infer<typeof depositQuery>;

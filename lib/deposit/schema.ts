import { z } from "zod";
import { amount, means } from "@/lib/gateway/schema";

/** Body of `POST /api/payment/refill`. */
export const refillRequest = z.strictObject({ amount, ...means });

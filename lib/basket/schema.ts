import { z } from "zod";
import { QUANTITY_MAX } from "@/lib/order/rules";

/** Body of `PUT /api/basket/{offer_id}`; 0 takes the line out. */
export const basketChange = z.strictObject({
  quantity: z.number().int().min(0).max(QUANTITY_MAX),
});
export type BasketChange = z.infer<typeof basketChange>;

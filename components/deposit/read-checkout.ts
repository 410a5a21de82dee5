import { QUANTITY_MAX } from "@/lib/order/rules";
import type { CheckoutRequest } from "./use-checkout";

type Params = Record<string, string | string[] | undefined>;

/** Reads from the address what is to be paid for; the basket when it names nothing else. */
export function readCheckout(params: Params): CheckoutRequest {
  const { order, product, offer, quantity } = params;
  if (typeof order === "string") return { type: "order", orderId: order };
  if (typeof product !== "string" || typeof offer !== "string") return { type: "basket" };
  const count = Number(quantity);
  const isCount = Number.isInteger(count) && count >= 1 && count <= QUANTITY_MAX;
  return { type: "offer", slug: product, offerId: offer, quantity: isCount ? count : 1 };
}

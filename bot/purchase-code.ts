/** What somebody is about to pay for, as buttons carry it. Cents: of the shop's currency. */
export type Purchase =
  | { readonly kind: "basket" }
  | { readonly kind: "offer"; readonly offerId: string; readonly quantity: number }
  | { readonly kind: "order"; readonly orderId: string }
  | { readonly kind: "refill"; readonly cents: bigint };

/** In a regular expression: a purchase. */
export const PURCHASE =
  "(b|o:off_[0-9a-z]{1,40}:(?:100|[1-9]\\d?)|ord_[0-9a-z]{1,40}|r:[1-9]\\d{0,13})";

/** At most 31 bytes: "o:" + 25 of the offer + ":" + 3 of the quantity. */
export function writePurchase(purchase: Purchase): string {
  if (purchase.kind === "basket") return "b";
  if (purchase.kind === "offer") return `o:${purchase.offerId}:${purchase.quantity}`;
  return purchase.kind === "order" ? purchase.orderId : `r:${purchase.cents}`;
}

/** Reads what `PURCHASE` matches. */
export function readPurchase(code: string): Purchase {
  const [kind = "", thing = "", count = ""] = code.split(":");
  if (kind === "b") return { kind: "basket" };
  if (kind === "o") return { kind: "offer", offerId: thing, quantity: Number(count) };
  if (kind === "r") return { kind: "refill", cents: BigInt(thing) };
  return { kind: "order", orderId: kind };
}

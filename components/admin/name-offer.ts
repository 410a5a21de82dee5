import type { StockView } from "@/lib/stock/rules";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";

type Named = Pick<StockView, "product_title" | "offer_title" | "location_name" | "kind">;

/** What an offer is called: its product with the variant, and below it where and what it is. */
export function nameOffer(offer: Named): { title: string; details: string } {
  const isVariant = offer.offer_title !== "" && offer.offer_title !== offer.product_title;
  const title = isVariant ? `${offer.product_title} · ${offer.offer_title}` : offer.product_title;
  return {
    title,
    details: [words.kinds[offer.kind], offer.location_name].filter(Boolean).join(" · "),
  };
}

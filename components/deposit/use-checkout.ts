import { useMe } from "@/components/balance/me";
import { BASKET_PATH } from "@/components/basket/use-basket";
import { useAnswer, usePersonal } from "@/components/telegram/use-answer";
import type { BasketView } from "@/lib/basket/rules";
import type { CatalogPage, LocationView, ProductDetail } from "@/lib/catalog/rules";
import { lineTotal } from "@/lib/catalog/rules";
import type { OrderView } from "@/lib/order/schema";
import { missing, type Price } from "./means";

/** What the checkout is for: the basket, one offer at once, or the rest of an order. */
export type CheckoutRequest =
  | { readonly type: "basket" }
  | {
      readonly type: "offer";
      readonly slug: string;
      readonly offerId: string;
      readonly quantity: number;
    }
  | { readonly type: "order"; readonly orderId: string };

export type Purchase = {
  readonly lines: readonly { key: string; title: string; quantity: number; total: string }[];
  /** What the goods cost. */
  readonly total: Price;
  /** What a coin has to bring; less than the total where the balance counts in already. */
  readonly due: Price;
  readonly isPayable: boolean;
};

/** Gathers what is being bought, and the balance it may be paid from. */
export function useCheckout(request: CheckoutRequest, locations: readonly LocationView[] | null) {
  const isOffer = request.type === "offer";
  const basket = usePersonal<BasketView>(request.type === "basket" ? BASKET_PATH : null);
  const product = useAnswer<ProductDetail>(
    isOffer ? `/api/catalog/${encodeURIComponent(request.slug)}` : null,
  );
  const catalog = usePersonal<CatalogPage>(isOffer && !locations ? "/api/catalog" : null);
  const places = locations ?? catalog.data?.locations;
  const order = usePersonal<OrderView>(
    request.type === "order" ? `/api/orders/${encodeURIComponent(request.orderId)}` : null,
  );
  const { me, error: meError, reload: reloadMe } = useMe();
  const reload = () => {
    reloadMe();
    for (const part of [basket, product, catalog, order]) part.reload();
  };
  return {
    me,
    purchase: toPurchase(),
    error: basket.error ?? product.error ?? catalog.error ?? order.error ?? meError,
    reload,
  };

  function toPurchase(): Purchase | undefined {
    if (!me) return undefined;
    if (request.type === "basket") return basket.data && ofBasket(basket.data);
    if (request.type === "offer")
      return product.data && places && ofOffer(product.data, request, places);
    return order.data && ofOrder(order.data, me.balance);
  }
}

function ofBasket(basket: BasketView): Purchase {
  const total = { amount: basket.total, currency: basket.currency };
  const lines = basket.lines.map((line) => ({
    key: line.offer_id,
    title: line.title,
    quantity: line.quantity,
    total: line.line_total,
  }));
  return { lines, total, due: total, isPayable: lines.length > 0 };
}

function ofOffer(
  product: ProductDetail,
  request: { offerId: string; quantity: number },
  locations: readonly LocationView[],
): Purchase {
  const offer = product.offers.find((one) => one.id === request.offerId);
  if (!offer) {
    const nothing = { amount: "0.00", currency: product.offers[0]?.currency ?? "EUR" };
    return { lines: [], total: nothing, due: nothing, isPayable: false };
  }
  const { quantity } = request;
  const amount = lineTotal({ amount: offer.price, currency: offer.currency }, quantity);
  const total = { amount, currency: offer.currency };
  const place = locations.find(({ id }) => id === offer.location_id)?.name;
  // As the basket and the order call it.
  const title = [...new Set([product.title, offer.title, place])].filter(Boolean).join(" · ");
  return {
    lines: [{ key: offer.id, title, quantity, total: amount }],
    total,
    due: total,
    isPayable: true,
  };
}

function ofOrder(order: OrderView, balance: Price): Purchase {
  const total = { amount: order.total, currency: order.currency };
  return {
    lines: order.lines.map((line) => ({
      key: line.offer_id,
      title: line.title,
      quantity: line.quantity,
      total: line.line_total,
    })),
    total,
    due: { amount: missing(total, balance), currency: order.currency },
    isPayable: order.status === "awaiting",
  };
}

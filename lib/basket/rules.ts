/** How many different things a basket holds: as many as an order can. */
export const BASKET_LINES_MAX = 50;

/** Answer of every call about the basket. */
export type BasketView = {
  readonly lines: readonly BasketLineView[];
  readonly total: string;
  readonly currency: string;
};

export type BasketLineView = {
  readonly offer_id: string;
  readonly title: string;
  readonly quantity: number;
  readonly unit_price: string;
  readonly line_total: string;
  /** Free units; null where one payload serves every buyer, 0 for what is not sold any more. */
  readonly available: number | null;
};

/** Exactly the answer of `GET /api/basket`. */
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
  /** Units on the shelf; null where one payload serves every buyer. */
  readonly available: number | null;
};

/** How many things lie in the basket. */
export function countItems(basket: BasketView | undefined): number {
  return basket?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
}

/** Whether a line asks for more than is on the shelf. */
export function isShort(line: BasketLineView): boolean {
  return line.available !== null && line.available < line.quantity;
}

import type { BasketLineView, BasketView } from "@/lib/basket/rules";

/** How many things lie in the basket. */
export function countItems(basket: BasketView | undefined): number {
  return basket?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
}

/** Whether a line asks for more than is on the shelf. */
export function isShort(line: BasketLineView): boolean {
  return line.available !== null && line.available < line.quantity;
}

import { query } from "@/lib/db";
import { BASKET_LINES_MAX } from "./rules";

/**
 * Puts so many of an offer into a basket; 0 takes it out. Repeatable. Stock is not taken: that happens when it is ordered.
 * @throws AppError NOT_FOUND for an offer that is not sold, TOO_MANY_UNITS for a second copy of an unlimited one and above 50 lines
 */
export async function setBasketLine(line: {
  shopperId: string;
  offerId: string;
  quantity: number;
}): Promise<void> {
  await query({
    name: "set_basket_line",
    text: "SELECT set_basket_line($1, $2, $3, $4)",
    values: [line.shopperId, line.offerId, line.quantity, BASKET_LINES_MAX],
  });
}

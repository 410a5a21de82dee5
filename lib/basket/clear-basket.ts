import { query } from "@/lib/db";

/** Takes everything out of a basket; repeatable. */
export async function clearBasket({ shopperId }: { shopperId: string }): Promise<void> {
  await query({
    name: "clear_basket",
    text: "DELETE FROM basket_line WHERE shopper_id = $1",
    values: [shopperId],
  });
}

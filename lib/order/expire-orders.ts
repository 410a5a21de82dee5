import { queryOne } from "@/lib/db";

/** Ends orders whose time is over and frees their units; the number ended. Repeatable, any number at once. */
export async function expireOrders({ batch }: { batch: number }): Promise<number> {
  const row = await queryOne<{ ended: number }>({
    name: "expire_orders",
    text: "SELECT expire_orders($1) AS ended",
    values: [batch],
  });
  return row.ended;
}

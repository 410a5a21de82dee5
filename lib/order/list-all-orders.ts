import { readPage } from "@/lib/list/read-page";
import type { ListPage } from "@/lib/list/rules";
import type { OrderEntry, OrderQuery } from "./schema";
import { selectOrders } from "./select-orders";

/** A page of everybody's orders, newest first: every condition that is given holds. */
export async function listAllOrders(wanted: OrderQuery): Promise<ListPage<OrderEntry>> {
  return readPage(await selectOrders(wanted), wanted.cursor);
}

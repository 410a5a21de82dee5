import { readPage } from "@/lib/list/read-page";
import type { ListPage } from "@/lib/list/rules";
import type { OrderEntry, OrderQuery } from "./schema";
import {
  narrowOrders,
  type OrderRow,
  resolveOrderQuery,
  selectOrders,
  toOrderEntry,
} from "./select-orders";

/** A page of everybody's orders, newest first: every condition that is given holds. */
export async function listAllOrders(asked: OrderQuery): Promise<ListPage<OrderEntry>> {
  const wanted = await resolveOrderQuery(asked);
  return readPage<OrderRow, OrderEntry>({
    cursor: wanted.cursor,
    narrow: (cursor) => narrowOrders({ ...wanted, cursor }),
    from: "orders o",
    select: selectOrders,
    toEntry: toOrderEntry,
    idOf: ({ order_id: id }) => id,
  });
}

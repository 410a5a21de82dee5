import { exportList } from "@/lib/list/export-list";
import type { CsvColumn } from "@/lib/list/stream-csv";
import type { Caller } from "@/lib/staff/rules";
import type { OrderEntry, OrderQuery } from "./schema";
import { selectOrders } from "./select-orders";

const COLUMNS: readonly CsvColumn<OrderEntry>[] = [
  ["Order", (order) => order.order_id],
  ["Placed at", (order) => order.created_at],
  ["State", (order) => order.status],
  ["Total", (order) => order.total],
  ["Currency", (order) => order.currency],
  ["Items", (order) => order.unit_count],
  ["First item", (order) => order.title],
  ["Paid at", (order) => order.paid_at],
  ["Delivered at", (order) => order.delivered_at],
  ["Paid through", (order) => order.gateway],
  ["Coin", (order) => order.pay_currency],
  ["Shopper", (order) => order.shopper.shopper_id],
  ["Telegram ID", (order) => order.shopper.telegram_id],
  ["First name", (order) => order.shopper.first_name],
  ["Username", (order) => order.shopper.username],
];

type Export = { readonly caller: Caller; readonly wanted: OrderQuery };

/** A list of orders as a CSV file, newest first, whatever page was looked at; it stands in the audit log before it begins. */
export async function exportOrders({
  caller,
  wanted,
}: Export): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { cursor: _everything, ...filter } = wanted;
  return exportList({
    caller,
    act: "order.export_list",
    subject: "orders",
    filter,
    list: await selectOrders(filter),
    columns: COLUMNS,
  });
}

import { recordAct } from "@/lib/audit/record-act";
import { query, transaction } from "@/lib/db";
import { type CsvColumn, EXPORT_BATCH, streamCsv } from "@/lib/list/stream-csv";
import { type Caller, signature } from "@/lib/staff/rules";
import type { OrderEntry, OrderQuery } from "./schema";
import {
  narrowOrders,
  type OrderRow,
  resolveOrderQuery,
  selectOrders,
  toOrderEntry,
} from "./select-orders";

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

/** A list of orders as a CSV file, newest first, each as it is when its batch is read. Who took it away stands in the audit log before it begins. */
export async function exportOrders({
  caller,
  wanted,
}: Export): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { cursor: _everything, ...filter } = wanted;
  await transaction((tx) =>
    recordAct(tx, {
      ...signature(caller),
      act: "order.export_list",
      subject: "orders",
      after: filter,
    }),
  );
  const resolved = await resolveOrderQuery(filter);
  return streamCsv(COLUMNS, async (after) => {
    const list = narrowOrders({ ...resolved, cursor: after?.order_id });
    const rows = await query<OrderRow>({
      text: selectOrders(list, EXPORT_BATCH),
      values: list.values,
    });
    return rows.map(toOrderEntry);
  });
}

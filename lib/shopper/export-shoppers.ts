import { exportList } from "@/lib/list/export-list";
import type { CsvColumn } from "@/lib/list/stream-csv";
import type { Caller } from "@/lib/staff/rules";
import type { ShopperEntry } from "./rules";
import type { ShopperQuery } from "./schema";
import { selectShoppers } from "./select-shoppers";

const COLUMNS: readonly CsvColumn<ShopperEntry>[] = [
  ["Shopper", (shopper) => shopper.shopper_id],
  ["Telegram ID", (shopper) => shopper.telegram_id],
  ["First name", (shopper) => shopper.first_name],
  ["Username", (shopper) => shopper.username],
  ["First seen at", (shopper) => shopper.created_at],
  ["Last seen at", (shopper) => shopper.seen_at],
  ["Language", (shopper) => shopper.language],
  ["Balance", (shopper) => shopper.balance],
  ["Currency", (shopper) => shopper.currency],
  ["Orders", (shopper) => shopper.order_count],
  ["Marks", (shopper) => shopper.marks.join(" ")],
];

type Export = { readonly caller: Caller; readonly wanted: ShopperQuery };

/** A list of shoppers as a CSV file, newest first, whatever page was looked at; it stands in the audit log before it begins. */
export async function exportShoppers({
  caller,
  wanted,
}: Export): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { cursor: _everything, ...filter } = wanted;
  return exportList({
    caller,
    act: "shopper.export_list",
    subject: "shoppers",
    filter,
    list: selectShoppers(filter),
    columns: COLUMNS,
  });
}

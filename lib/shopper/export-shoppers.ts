import { recordAct } from "@/lib/audit/record-act";
import { query, transaction } from "@/lib/db";
import { type CsvColumn, EXPORT_BATCH, streamCsv } from "@/lib/list/stream-csv";
import { type Caller, signature } from "@/lib/staff/rules";
import type { ShopperEntry } from "./rules";
import type { ShopperQuery } from "./schema";
import { narrowShoppers, type ShopperRow, selectShoppers, toShopperEntry } from "./select-shoppers";

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

/** A list of shoppers as a CSV file, newest first, each as it is when its batch is read. Who took it away stands in the audit log before it begins. */
export async function exportShoppers({
  caller,
  wanted,
}: Export): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { cursor: _everything, ...filter } = wanted;
  await transaction((tx) =>
    recordAct(tx, {
      ...signature(caller),
      act: "shopper.export_list",
      subject: "shoppers",
      after: filter,
    }),
  );
  return streamCsv(COLUMNS, async (after) => {
    const list = narrowShoppers({ ...filter, cursor: after?.shopper_id });
    const rows = await query<ShopperRow>({
      text: selectShoppers(list, EXPORT_BATCH),
      values: list.values,
    });
    return rows.map(toShopperEntry);
  });
}

import { exportList } from "@/lib/list/export-list";
import type { CsvColumn } from "@/lib/list/stream-csv";
import type { Caller } from "@/lib/staff/rules";
import type { DepositEntry } from "./rules";
import type { DepositQuery } from "./schema";
import { selectDeposits } from "./select-deposits";

const COLUMNS: readonly CsvColumn<DepositEntry>[] = [
  ["Payment", (deposit) => deposit.payment_id],
  ["Opened at", (deposit) => deposit.created_at],
  ["Status", (deposit) => deposit.status],
  ["For", (deposit) => deposit.purpose],
  ["Order", (deposit) => deposit.order_id],
  ["Price", (deposit) => deposit.price_amount],
  ["Credited", (deposit) => deposit.credited_amount],
  ["Currency", (deposit) => deposit.currency],
  ["Gateway", (deposit) => deposit.gateway],
  ["Gateway's payment", (deposit) => deposit.gateway_payment_id],
  ["Coin", (deposit) => deposit.pay_currency],
  ["Coins asked", (deposit) => deposit.pay_amount],
  ["Coins received", (deposit) => deposit.received_amount],
  ["Address", (deposit) => deposit.pay_address],
  ["Settled at", (deposit) => deposit.settled_at],
  ["Shopper", (deposit) => deposit.shopper.shopper_id],
  ["Telegram ID", (deposit) => deposit.shopper.telegram_id],
  ["First name", (deposit) => deposit.shopper.first_name],
  ["Username", (deposit) => deposit.shopper.username],
];

type Export = { readonly caller: Caller; readonly wanted: DepositQuery };

/** A list of deposits as a CSV file, newest first, whatever page was looked at; it stands in the audit log before it begins. */
export async function exportDeposits({
  caller,
  wanted,
}: Export): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { cursor: _everything, ...filter } = wanted;
  return exportList({
    caller,
    act: "deposit.export_list",
    subject: "deposits",
    filter,
    list: selectDeposits(filter),
    columns: COLUMNS,
  });
}

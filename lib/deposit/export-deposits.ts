import { recordAct } from "@/lib/audit/record-act";
import { query, transaction } from "@/lib/db";
import { type CsvColumn, EXPORT_BATCH, streamCsv } from "@/lib/list/stream-csv";
import { type Caller, signature } from "@/lib/staff/rules";
import type { DepositEntry } from "./rules";
import type { DepositQuery } from "./schema";
import { type DepositRow, narrowDeposits, selectDeposits, toDepositEntry } from "./select-deposits";

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

/** A list of deposits as a CSV file, newest first, each as it is when its batch is read. Who took it away stands in the audit log before it begins. */
export async function exportDeposits({
  caller,
  wanted,
}: Export): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { cursor: _everything, ...filter } = wanted;
  await transaction((tx) =>
    recordAct(tx, {
      ...signature(caller),
      act: "deposit.export_list",
      subject: "deposits",
      after: filter,
    }),
  );
  return streamCsv(COLUMNS, async (after) => {
    const list = narrowDeposits({ ...filter, cursor: after?.payment_id });
    const rows = await query<DepositRow>({
      text: selectDeposits(list, EXPORT_BATCH),
      values: list.values,
    });
    return rows.map(toDepositEntry);
  });
}

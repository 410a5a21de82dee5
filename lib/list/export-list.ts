import { recordAct } from "@/lib/audit/record-act";
import { query, transaction } from "@/lib/db";
import { type Caller, signature } from "@/lib/staff/rules";
import type { StaffList } from "./read-page";
import { type CsvColumn, EXPORT_BATCH, streamCsv } from "./stream-csv";

type ListExport<Row extends object, Entry> = {
  readonly caller: Caller;
  /** What is exported, for the audit log: `order.export_list` of `orders`, with what it was narrowed down by. */
  readonly act: string;
  readonly subject: string;
  readonly filter: object;
  readonly list: StaffList<Row, Entry>;
  readonly columns: readonly CsvColumn<Entry>[];
};

/**
 * A whole list as a CSV file, newest first, each row as it is when its batch is read: a batch at a time, in the memory of one. Who took it away
 * stands in the audit log before it begins.
 */
export async function exportList<Row extends object, Entry>({
  caller,
  act,
  subject,
  filter,
  list,
  columns,
}: ListExport<Row, Entry>): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  await transaction((tx) => recordAct(tx, { ...signature(caller), act, subject, after: filter }));
  return streamCsv(columns, async (after) => {
    const batch = list.narrow(after && list.cursorOf(after));
    const text = list.select(batch, EXPORT_BATCH);
    const rows = await query<Row>({ text, values: batch.values });
    return rows.map(list.toEntry);
  });
}

import { query } from "@/lib/db";
import { type CsvColumn, EXPORT_BATCH, streamCsv } from "@/lib/list/stream-csv";
import { LINE_FAULTS_EN } from "@/lib/text/import-faults-en";
import { getImport } from "./get-import";
import type { LineFault } from "./rules";

type Row = { readonly line_number: number; readonly fault: LineFault; readonly label: string };

const COLUMNS: readonly CsvColumn<Row>[] = [
  ["Line", (row) => row.line_number],
  ["What is wrong", (row) => LINE_FAULTS_EN[row.fault]],
  ["Name in the archive", (row) => row.label],
];

const LIST = `
SELECT line_number, fault, label FROM stock_import_line
 WHERE import_id = $1 AND status = 'faulty' AND line_number > $2 ORDER BY line_number LIMIT ${EXPORT_BATCH}`;

/** All faulty lines of an import as a CSV file, read as it is sent. @throws AppError NOT_FOUND */
export async function exportFaults({
  importId,
}: {
  importId: string;
}): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  await getImport({ importId });
  return streamCsv(COLUMNS, (after) =>
    query<Row>({ text: LIST, values: [importId, after?.line_number ?? 0] }),
  );
}

import { stringify } from "csv-stringify/sync";

/** How many rows a file reads at a time. */
export const EXPORT_BATCH = 1_000;

/** A column: its heading, and what stands in it. Amounts are decimal strings, times ISO 8601. */
export type CsvColumn<Row> = readonly [title: string, value: (row: Row) => string | number | null];

/** `EXPORT_BATCH` rows after one, or the first ones; fewer at the end. */
type ReadRows<Row> = (after: Row | undefined) => Promise<readonly Row[]>;

/**
 * A file for spreadsheets (RFC 4180, UTF-8 with the mark that Excel looks for), written while it is sent: rows are read when the other side is
 * ready for them, so that a file of any length needs the memory of one batch. What a spreadsheet would take for a formula gets an apostrophe in
 * front, also within a text, behind what may begin a new cell there. A failing read breaks the file off, so that half of one never looks whole.
 */
export function streamCsv<Row>(
  columns: readonly CsvColumn<Row>[],
  readRows: ReadRows<Row>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let last: Row | undefined;
  const pull = async (controller: ReadableStreamDefaultController) => {
    const rows = await readRows(last);
    last = rows.at(-1);
    if (rows.length > 0)
      controller.enqueue(
        encoder.encode(write(rows.map((row) => columns.map(([, of]) => of(row))))),
      );
    if (rows.length < EXPORT_BATCH) controller.close();
  };
  return new ReadableStream(
    {
      start: (controller) =>
        controller.enqueue(encoder.encode(`\uFEFF${write([columns.map(([title]) => title)])}`)),
      pull,
    },
    { highWaterMark: 0 },
  );
}

/** Where commas part numbers, a spreadsheet parts cells by semicolons; and a quote counts only at the start of what it takes for a cell. */
const FORMULA_WITHIN = /(?<!^)([;\t\r\n][\s"]*)(?=[=+\-@＝＋－＠])/g;

function write(rows: unknown[][]): string {
  const safe = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? cell.replaceAll(FORMULA_WITHIN, "$1'") : cell)),
  );
  return stringify(safe, {
    escape_formulas: true,
    record_delimiter: "windows",
    quoted_match: /[\r\n]/, // by itself it looks for \r\n only
  });
}

import { expect, test } from "vitest";
import { type CsvColumn, EXPORT_BATCH, streamCsv } from "./stream-csv";

type Row = { id: number; text: string | null };

const COLUMNS: CsvColumn<Row>[] = [
  ["Number", ({ id }) => id],
  ["Text", ({ text }) => text],
];

/** Rows 1 to `count`, a batch at a time. */
const readUpTo = (count: number) => async (after: Row | undefined) => {
  const from = (after?.id ?? 0) + 1;
  const length = Math.max(0, Math.min(EXPORT_BATCH, count - from + 1));
  return Array.from({ length }, (_, at) => ({ id: from + at, text: `row ${from + at}` }));
};

async function fileOf(texts: readonly (string | null)[]): Promise<string> {
  const rows = texts.map((text, at) => ({ id: at + 1, text }));
  const stream = streamCsv(COLUMNS, async (after) => (after ? [] : rows));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

test("a file begins with Excel's mark and its headings, and ends each line as RFC 4180 says", async () => {
  expect(await fileOf(["Grüße, Österreich", null])).toBe(
    '\uFEFFNumber,Text\r\n1,"Grüße, Österreich"\r\n2,\r\n',
  );
});

test("a list of nothing has its headings", async () => {
  expect(await fileOf([])).toBe("\uFEFFNumber,Text\r\n");
});

test.each([
  ["=1+1", "'=1+1"],
  ['=HYPERLINK("https://evil.example";"x")', `"'=HYPERLINK(""https://evil.example"";""x"")"`],
  ["+49", "'+49"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", `"'\r=1"`],
  ["＝1", "'＝1"],
  ["a=1", "a=1"],
  ['say "hi"', '"say ""hi"""'],
  ["two\nlines", '"two\nlines"'],
  ["two\rlines", '"two\rlines"'],
  ["a,b", '"a,b"'],
  [" =1", " =1"],
  // Where a comma parts numbers, a spreadsheet parts cells by semicolons, and minds quotes at the start of a cell only.
  ["Eve;=1+1", "Eve;'=1+1"],
  ['Eve; "@SUM(A1)', `"Eve; ""'@SUM(A1)"`],
  ["Eve\t-1", "Eve\t'-1"],
  ["Eve\n=1", `"Eve\n'=1"`],
  ["a;b", "a;b"],
])("%j stands in a file as %j", async (text, written) => {
  expect(await fileOf([text])).toBe(`\uFEFFNumber,Text\r\n1,${written}\r\n`);
});

test("rows are read when they are asked for, and no more once nobody listens", async () => {
  let reads = 0;
  const stream = streamCsv(COLUMNS, (after) => {
    reads += 1;
    return readUpTo(5_000)(after);
  });
  const reader = stream.getReader();
  await reader.read(); // the headings
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(reads).toBe(1);
  await reader.cancel();
  expect(reads).toBe(1);
});

test("every row comes once, in order, over all batches", async () => {
  for (const length of [EXPORT_BATCH - 1, EXPORT_BATCH, EXPORT_BATCH + 1, 3 * EXPORT_BATCH]) {
    const text = await new Response(streamCsv(COLUMNS, readUpTo(length))).text();
    expect(text.trim().split("\r\n").slice(1)).toEqual(
      Array.from({ length }, (_, at) => `${at + 1},row ${at + 1}`),
    );
  }
});

test("a file whose reading fails breaks off", async () => {
  const stream = streamCsv(COLUMNS, (after) => {
    if (after) throw new Error("the database is away");
    return readUpTo(5_000)(after);
  });
  await expect(new Response(stream).text()).rejects.toThrow("the database is away");
});

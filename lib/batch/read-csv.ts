import { CsvError, parse } from "csv-parse/sync";
import { TEXT_LENGTH_MAX } from "@/lib/stock/rules";
import { type FoundUnit, foundUnit } from "./found-unit";
import { ImportRefusal } from "./import-refusal";
import type { LineFault } from "./rules";
import type { Line } from "./split-lines";

/** A quoted cell that spans more lines was most likely never meant to. */
const RECORD_LINES_MAX = 100;
const DELIMITERS = [",", ";", "\t", "|"];
const TEXT_NAMES = new Set(["text", "code", "key", "unit", "voucher", "licence", "license", "pin"]);
const NOTE_NAMES = new Set(["instructions", "instruction", "pickup", "note"]);
const FILE_NAMES = new Set(["file", "files", "photo", "photos", "picture", "pictures"]);

type Row = { readonly line: number } & (
  | { readonly cells: string[] }
  | { readonly fault: LineFault }
);
type Kind = "text" | "named" | "note";
type Columns = readonly { readonly name: string; readonly kind: Kind }[];

/**
 * One unit a row, in the order: the text's column as it is, every other column as `Name: value`, the instructions at the end. The first row names
 * the columns, except in a file of a single column whose first row is no name we know. A row without its text is faulty: nobody buys an account
 * without its code. @throws ImportRefusal file_column
 */
export async function* readCsv(source: AsyncIterable<Line[]>): AsyncGenerator<FoundUnit[]> {
  const reader = new RowReader();
  let columns: Columns | undefined;
  const read = (rows: Row[]): FoundUnit[] =>
    rows.flatMap((row) => {
      if ("fault" in row) return [row];
      if (columns) return toUnit(row, columns);
      columns = nameColumns(row.cells);
      return columns.length === 1 && columns[0]?.name === "" ? toUnit(row, columns) : [];
    });
  for await (const lines of source) yield read(reader.take(lines));
  yield read(reader.end());
}

function nameColumns(cells: readonly string[]): Columns {
  const names = cells.map((cell) => cell.trim());
  const known = names.map((name) => name.toLowerCase());
  if (known.some((name) => FILE_NAMES.has(name))) throw new ImportRefusal("file_column");
  const isBare = names.length === 1 && !TEXT_NAMES.has(known[0] ?? "");
  const text = names[known.findIndex((name) => TEXT_NAMES.has(name))];
  return names.map((name, at) => ({
    name: isBare ? "" : name,
    kind: kindOf(known[at] ?? "", names.length === 1 || name === text),
  }));
}

function kindOf(known: string, isText: boolean): Kind {
  if (NOTE_NAMES.has(known)) return "note";
  return isText ? "text" : "named";
}

function toUnit({ line, cells }: { line: number; cells: string[] }, columns: Columns): FoundUnit[] {
  const values = cells.map((cell) => cell.trim());
  if (values.every((value) => value === "")) return [];
  if (values.length !== columns.length) return [{ line, fault: "wrong_columns" }];
  const parts: Record<Kind, string[]> = { text: [], named: [], note: [] };
  columns.forEach(({ name, kind }, at) => {
    const value = values[at];
    if (!value) return;
    parts[kind].push(kind === "named" && name ? `${name}: ${value}` : value);
  });
  if (parts.text.length === 0 && columns.some(({ kind }) => kind === "text"))
    return [{ line, fault: "empty" }];
  const sections = [...parts.text, parts.named.join("\n"), parts.note.join("\n")];
  return [foundUnit({ line }, sections.filter((section) => section !== "").join("\n"))];
}

/** Puts physical lines together into rows. Where quotes go wrong it costs the line where they do, not the rest of the file. */
class RowReader {
  #delimiter: string | undefined;
  #held: Line[] = [];

  take(lines: readonly Line[]): Row[] {
    return this.#read(lines, false);
  }

  end(): Row[] {
    return this.#read([], true);
  }

  #read(lines: readonly Line[], isEnd: boolean): Row[] {
    const all = [...this.#held, ...lines];
    const plain = this.#delimiter && readPlainRows(all, this.#delimiter);
    if (plain) {
      this.#held = [];
      return plain;
    }
    const rows: Row[] = [];
    let at = 0;
    while (at < all.length) {
      const found = this.#readRow(all, at, isEnd);
      if (!found) break;
      if (found.row) rows.push(found.row);
      at += found.lineCount;
    }
    this.#held = all.slice(at);
    return rows;
  }

  /** The row that begins at a line; null when the lines after it must come first. */
  #readRow(
    all: readonly Line[],
    at: number,
    isEnd: boolean,
  ): { row?: Row; lineCount: number } | null {
    const first = all[at];
    if (!first || (first.text.trim() === "" && !first.isTooLong)) return { lineCount: 1 };
    const place = { line: first.number };
    if (first.isTooLong) return { row: { ...place, fault: "too_long" }, lineCount: 1 };
    this.#delimiter ??= findDelimiter(first.text);
    let text = first.text;
    for (let lineCount = 1; ; lineCount += 1) {
      const cells = readCells(text, this.#delimiter);
      if (cells === "stray_quote") return { row: { ...place, fault: cells }, lineCount };
      if (cells !== "open_quote") return { row: { ...place, cells }, lineCount };
      const next = all[at + lineCount];
      const isHopeless = lineCount >= RECORD_LINES_MAX || text.length > TEXT_LENGTH_MAX;
      if (isHopeless || next?.isTooLong || (!next && isEnd))
        return { row: { ...place, fault: "open_quote" }, lineCount: 1 };
      if (!next) return null;
      text += `\n${next.text}`;
    }
  }
}

/** The delimiter that the first line has most of: spreadsheets write what their country is used to. */
function findDelimiter(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** All rows at once, which is much faster, where each line is one; else null. */
function readPlainRows(lines: readonly Line[], delimiter: string): Row[] | null {
  if (lines.some(({ text, isTooLong }) => isTooLong || text.trim() === "")) return null;
  const rows = parseCells(lines.map(({ text }) => text).join("\n"), delimiter);
  if (typeof rows === "string" || rows.length !== lines.length) return null;
  return lines.map(({ number }, at) => ({ line: number, cells: rows[at] ?? [] }));
}

function readCells(text: string, delimiter: string): string[] | "open_quote" | "stray_quote" {
  if (!text.includes('"')) return text.split(delimiter);
  const rows = parseCells(text, delimiter);
  if (typeof rows === "string") return rows;
  return rows.length === 1 && rows[0] ? rows[0] : "stray_quote";
}

function parseCells(text: string, delimiter: string): string[][] | "open_quote" | "stray_quote" {
  try {
    return parse(text, {
      ...{ delimiter, record_delimiter: "\n", trim: true },
      ...{ relax_quotes: true, relax_column_count: true },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === "CSV_QUOTE_NOT_CLOSED" ? "open_quote" : "stray_quote";
  }
}

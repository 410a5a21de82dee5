import { expect, test } from "vitest";
import { readCsv } from "./read-csv";
import { splitLines } from "./split-lines";

/** What is read: the text of each unit, or its fault, by line. */
async function read(text: string, cutAt = text.length): Promise<[number, string][]> {
  async function* source() {
    yield Buffer.from(text.slice(0, cutAt));
    yield Buffer.from(text.slice(cutAt));
  }
  const found: [number, string][] = [];
  for await (const units of readCsv(splitLines(source())))
    for (const unit of units)
      found.push([unit.line, "fault" in unit ? `! ${unit.fault}` : unit.content.text]);
  return found;
}

test("one column is one unit a row, with or without a heading", async () => {
  expect(await read("A-1\nA-2\n")).toEqual([
    [1, "A-1"],
    [2, "A-2"],
  ]);
  expect(await read('Code\r\nA-1\r\n\r\n"A-2"\r\n')).toEqual([
    [2, "A-1"],
    [4, "A-2"],
  ]);
});

test.each([",", ";", "\t", "|"])("cells may be parted by %j", async (delimiter) => {
  const rows = [
    ["text", "instructions"],
    ["A-1", "Behind the counter"],
    ['"A,;\t|2"', ""],
  ];
  expect(await read(rows.map((row) => row.join(delimiter)).join("\n"))).toEqual([
    [2, "A-1\nBehind the counter"],
    [3, "A,;\t|2"],
  ]);
});

test("other columns are told by their names, between the text and the instructions", async () => {
  const csv = "Pickup;User;Password;code\nLocker 4;ada;pa;X-1\n;ben;;\n";
  expect(await read(csv)).toEqual([
    [2, "X-1\nUser: ada\nPassword: pa\nLocker 4"],
    [3, "! empty"],
  ]);
});

test("quotes hold delimiters, quotes and line breaks; a row goes by its first line", async () => {
  const csv = 'text,note\n"a ""quoted"" word","two\nlines"\n5" nail,x\n"last", "y"\n';
  const expected = [
    [2, 'a "quoted" word\ntwo\nlines'],
    [4, '5" nail\nx'],
    [5, "last\ny"],
  ];
  for (let at = 0; at <= csv.length; at += 1) expect(await read(csv, at)).toEqual(expected);
});

test("where quotes go wrong it costs that line, not the rest", async () => {
  const rows = Array.from({ length: 150 }, (_, at) => `C-${at},x`);
  const csv = ["text,note", "A,1", '"never closed,2', ...rows, '"B" stray,3', "C,4"].join("\n");
  const found = await read(csv);
  expect(found.slice(0, 3)).toEqual([
    [2, "A\n1"],
    [3, "! open_quote"],
    [4, "C-0\nx"],
  ]);
  expect(found).toHaveLength(1 + 1 + 150 + 2);
  expect(found.slice(-2)).toEqual([
    [154, "! stray_quote"],
    [155, "C\n4"],
  ]);
  expect(await read('text\nA\n"open at the end\nB')).toEqual([
    [2, "A"],
    [3, "! open_quote"],
    [4, "B"],
  ]);
});

test("a row with more or fewer cells is faulty, one of empty cells is none", async () => {
  expect(await read("text,note\nA,1,2\nB\n,\n;\nC,\n")).toEqual([
    [2, "! wrong_columns"],
    [3, "! wrong_columns"],
    [5, "! wrong_columns"],
    [6, "C"],
  ]);
});

test("a row without its text is faulty, whatever else it says; where no column is the text, none is missed", async () => {
  expect(await read("code,note\nA,1\n,2\n")).toEqual([
    [2, "A\n1"],
    [3, "! empty"],
  ]);
  expect(await read("user,password\nada,\n")).toEqual([[2, "user: ada"]]);
});

test("what is no text, and what is too long, is faulty", async () => {
  const long = "x".repeat(100_001);
  expect(await read(`text\na\0b\n\uFFFD\n${long}\nok`)).toEqual([
    [2, "! unreadable"],
    [3, "! unreadable"],
    [4, "! too_long"],
    [5, "ok"],
  ]);
});

test("a column of files is refused: a CSV brings none", async () => {
  await expect(read("text,File\nA,map.png\n")).rejects.toMatchObject({ fault: "file_column" });
});

test("a row of very many columns is read in a time that grows with it, not with its square", async () => {
  const wide = (cell: string) => Array.from({ length: 20_000 }, () => cell).join(",");
  const before = process.cpuUsage();
  const found = await read(`${wide("c")}\n${wide("1")}\n${wide("2")}\n`);
  expect(found.map(([line]) => line)).toEqual([2, 3]);
  expect(process.cpuUsage(before).user).toBeLessThan(2_000_000); // microseconds
});

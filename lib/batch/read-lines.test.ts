import { expect, test } from "vitest";
import type { FoundUnit } from "./found-unit";
import { readBlocks, readLines } from "./read-lines";
import { type Line, splitLines } from "./split-lines";

type Reader = (source: AsyncIterable<Line[]>) => AsyncIterable<FoundUnit[]>;

async function read(reader: Reader, ...chunks: string[]): Promise<[number, string][]> {
  async function* source() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const found: [number, string][] = [];
  for await (const units of reader(splitLines(source())))
    for (const unit of units)
      found.push([unit.line, "fault" in unit ? `! ${unit.fault}` : unit.content.text]);
  return found;
}

test("each line is a unit, without the space around it; blank ones are none", async () => {
  expect(await read(readLines, "A-1  \r\n\r\n \t\n", "  A-2\nA\0B\n")).toEqual([
    [1, "A-1"],
    [4, "A-2"],
    [5, "! unreadable"],
  ]);
});

test("lines between blank ones are one unit", async () => {
  const text = "\n\nuser: ada\n  pass: x \n\n\t\n\nuser: ben\n";
  for (let at = 0; at <= text.length; at += 1)
    expect(await read(readBlocks, text.slice(0, at), text.slice(at))).toEqual([
      [3, "user: ada\n  pass: x"],
      [8, "user: ben"],
    ]);
});

test("a unit that is too long is faulty, and what follows it is read", async () => {
  const long = "x".repeat(60_000);
  expect(await read(readBlocks, `${long}\n${long}\n${long}\n\nA\n`)).toEqual([
    [1, "! too_long"],
    [5, "A"],
  ]);
  expect(await read(readBlocks, `a\n${long}${long}\nb\n\nA\n`)).toEqual([
    [1, "! too_long"],
    [5, "A"],
  ]);
  expect(await read(readLines, `${long}${long}\nA\n`)).toEqual([
    [1, "! too_long"],
    [2, "A"],
  ]);
});

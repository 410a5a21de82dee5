import { TEXT_LENGTH_MAX } from "@/lib/stock/rules";
import { type FoundUnit, foundUnit } from "./found-unit";
import type { Line } from "./split-lines";

/** One unit a line; blank lines are none. */
export async function* readLines(source: AsyncIterable<Line[]>): AsyncGenerator<FoundUnit[]> {
  for await (const lines of source) yield lines.flatMap(readLine);
}

function readLine({ number, text, isTooLong }: Line): FoundUnit[] {
  if (isTooLong) return [{ line: number, fault: "too_long" }];
  const trimmed = text.trim();
  return trimmed === "" ? [] : [foundUnit({ line: number }, trimmed)];
}

/** Units of several lines, with blank lines between them. A unit goes by the number of its first line. */
export async function* readBlocks(source: AsyncIterable<Line[]>): AsyncGenerator<FoundUnit[]> {
  let block: Line[] = [];
  let length = 0;
  for await (const lines of source) {
    const found: FoundUnit[] = [];
    for (const line of lines) {
      if (line.text.trim() === "" && !line.isTooLong) {
        found.push(...close(block, length));
        [block, length] = [[], 0];
        continue;
      }
      length += line.isTooLong ? TEXT_LENGTH_MAX + 1 : line.text.length + 1;
      // Of a block that is too long only the place is kept.
      if (block.length === 0 || length <= TEXT_LENGTH_MAX + 1) block.push(line);
    }
    yield found;
  }
  yield close(block, length);
}

function close(block: Line[], length: number): FoundUnit[] {
  const [first] = block;
  if (!first) return [];
  if (length > TEXT_LENGTH_MAX + 1) return [{ line: first.number, fault: "too_long" }];
  const text = block.map((line) => line.text.trimEnd()).join("\n");
  return [foundUnit({ line: first.number }, text.trim())];
}

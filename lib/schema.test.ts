import { expect, test } from "vitest";
import { line, lines, price } from "./schema";

test.each([
  ["  Tea  ", "Tea"],
  ["", ""],
  ["a".repeat(11), null],
  ["a\tb", null],
  ["a\nb", null],
  ["e\u0301", "é"],
])("as one line of ten characters %j is read as %j", (text, read) => {
  expect(line(10).safeParse(text).data ?? null).toBe(read);
});

test.each([
  [" a\r\nb\rc ", "a\nb\nc"],
  ["a\tb", "a\tb"],
  ["a".repeat(11), null],
  ["a\u0000b", null],
  ["a\u001bb", null],
  ["\ud800", null],
])("as lines of ten characters %j is read as %j", (text, read) => {
  expect(lines(10).safeParse(text).data ?? null).toBe(read);
});

test.each(["0", "0.00", "-1", "1,50", "1.005", "1e3", ""])("%j is no price", (text) => {
  expect(price.safeParse(text).success).toBe(false);
});

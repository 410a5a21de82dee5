import { expect, it } from "vitest";
import { CODE_ALPHABET, formatCode, parseCode } from "./rules";

const CODE = "7K3MQ9XT2VB0";

it("shows a code in groups that a person can copy", () => {
  expect(formatCode(CODE)).toBe("7K3M-Q9XT-2VB0");
});

it.each([
  ["as it was shown", "7K3M-Q9XT-2VB0"],
  ["in small letters, with spaces", " 7k3m q9xt 2vb0 "],
  ["with the dashes of a word processor", "7K3M–Q9XT—2VB0"],
  ["with an O for a 0", "7K3M-Q9XT-2VBO"],
  ["in the wide letters of an Asian keyboard", "７Ｋ３Ｍ－Ｑ９ＸＴ－２ＶＢ０"],
  ["with the signs that keep its direction", "\u20667K3M-Q9XT-2VB0\u2069"],
])("reads it %s", (_how, typed) => {
  expect(parseCode(typed)).toBe(CODE);
});

it("reads an I and an L as a 1", () => {
  expect(parseCode("IIII-LLLL-llll")).toBe("111111111111");
});

it("reads every code that it shows", () => {
  for (const character of CODE_ALPHABET)
    expect(parseCode(formatCode(character.repeat(12)))).toBe(character.repeat(12));
});

it.each([
  "",
  "7K3M-Q9XT-2VB",
  "7K3M-Q9XT-2VB00",
  "7K3M-Q9XT-2VBU",
  "7K3M-Q9XT-2VB!",
  "٧K3M-Q9XT-2VB0",
  "'; DROP TABLE",
  "-".repeat(5000),
])("takes %j for no code", (typed) => {
  expect(parseCode(typed)).toBeNull();
});

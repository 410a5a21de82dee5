import { expect, test } from "vitest";
import { splitLines } from "./split-lines";

async function split(...chunks: (string | Buffer)[]) {
  async function* source() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const lines = [];
  for await (const some of splitLines(source())) lines.push(...some);
  return lines;
}

const texts = async (...chunks: (string | Buffer)[]) =>
  (await split(...chunks)).map(({ text }) => text);

test("lines end by LF, CRLF or CR, and the last one needs no end", async () => {
  expect(await split("a\nb\r\nc\rd")).toEqual(
    ["a", "b", "c", "d"].map((text, at) => ({ number: at + 1, text, isTooLong: false })),
  );
  expect(await texts("a\n\nb\n")).toEqual(["a", "", "b"]);
  expect(await texts("")).toEqual([]);
});

test("it does not matter where the pieces are cut, not even within a CRLF or a letter", async () => {
  const whole = Buffer.from("Grün\r\n€5\r\r\nende");
  const expected = ["Grün", "€5", "", "ende"];
  for (let at = 0; at <= whole.length; at += 1)
    expect(await texts(whole.subarray(0, at), whole.subarray(at))).toEqual(expected);
  expect(await texts(...[...whole].map((byte) => Buffer.from([byte])))).toEqual(expected);
});

test("a byte order mark is no part of the first line", async () => {
  expect(await texts("\uFEFFa\nb")).toEqual(["a", "b"]);
});

test("UTF-16 is read where its mark says so", async () => {
  const little = Buffer.from("\uFEFFä\r\nb", "utf16le");
  expect(await texts(little)).toEqual(["ä", "b"]);
  expect(await texts(Buffer.from(little).swap16())).toEqual(["ä", "b"]);
  expect(await texts(little.subarray(0, 1), little.subarray(1))).toEqual(["ä", "b"]);
});

test("bytes that are no text are marked", async () => {
  expect(await texts(Buffer.from([0x61, 0xe4, 0x0a, 0x62]))).toEqual(["a\uFFFD", "b"]);
});

test("of a line that is too long only the place is kept", async () => {
  const piece = "x".repeat(60_000);
  expect(await split(`a\n${piece}`, piece, piece, `${piece}\nb`)).toEqual([
    { number: 1, text: "a", isTooLong: false },
    { number: 2, text: "", isTooLong: true },
    { number: 3, text: "b", isTooLong: false },
  ]);
  expect(await texts(`${"x".repeat(100_000)}\n`)).toEqual(["x".repeat(100_000)]);
});

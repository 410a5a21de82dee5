import sharp from "sharp";
import { expect, test } from "vitest";
import { readUnits } from "./read-units";
import { FILES_PER_UNIT_MAX, UNITS_BY_HAND_MAX } from "./rules";

const TEXT = { text: "See the picture", split: "one" } as const;

const send = (name: string, content: Buffer | string) => ({ name, content: Buffer.from(content) });

async function picture(format: "png" | "jpeg" | "webp") {
  const blank = { width: 40, height: 30, channels: 3, background: "#3366aa" } as const;
  return sharp({ create: blank }).toFormat(format).toBuffer();
}

async function readFiles(...files: { name: string; content: Buffer }[]) {
  const [unit] = await readUnits(TEXT, files);
  return unit?.files.map(({ name, mimeType }) => [name, mimeType]);
}

const refusal = (errors: Record<string, unknown>) => ({ code: "MALFORMED", details: { errors } });

test("a text is one unit, whatever its line ends were", async () => {
  const text = " Locker 4\r\ncode 1734\rat the back \n";
  const lines = "Locker 4\ncode 1734\nat the back";
  expect(await readUnits({ text, split: "one" }, [])).toEqual([{ text: lines, files: [] }]);
});

test("of lines each is a unit, without the empty ones and the spaces around", async () => {
  const units = await readUnits({ text: "A-1\r\n\r\n  B-2\t\n\nC 3\r", split: "lines" }, []);
  expect(units).toEqual(["A-1", "B-2", "C 3"].map((text) => ({ text, files: [] })));
});

test("what delivers nothing is no unit", async () => {
  for (const split of ["one", "lines"] as const)
    await expect(readUnits({ text: " \r\n\t", split }, [])).rejects.toMatchObject(
      refusal({ text: [expect.any(String)] }),
    );
});

test("there are as many lines and files as one can look through, no more", async () => {
  const lines = Array.from({ length: UNITS_BY_HAND_MAX + 1 }, (_, at) => `C-${at}`);
  const most = { text: lines.slice(1).join("\n"), split: "lines" } as const;
  expect(await readUnits(most, [])).toHaveLength(UNITS_BY_HAND_MAX);
  await expect(readUnits({ ...most, text: lines.join("\n") }, [])).rejects.toMatchObject(
    refusal({ text: [expect.stringContaining("import them")] }),
  );
  const files = Array.from({ length: FILES_PER_UNIT_MAX + 1 }, (_, at) => send(`${at}`, "x"));
  await expect(readUnits(TEXT, files)).rejects.toMatchObject(
    refusal({ files: [expect.any(String)] }),
  );
  await expect(readUnits(most, files.slice(1, 2))).rejects.toMatchObject(
    refusal({ files: [expect.any(String)] }),
  );
});

test("a file is what its content says, not what its name says", async () => {
  const png = await picture("png");
  expect(
    await readFiles(
      send("door.gif", png),
      send("door.jpg", await picture("jpeg")),
      send("door.webp", await picture("webp")),
      send("guide.pdf", "%PDF-1.7 ..."),
      send("codes.txt", "A-1\nB-2"),
      send("trap.png", "<html><script>alert(1)</script></html>"),
      send("drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      send("nul.txt", "a\0b"),
    ),
  ).toEqual([
    ["door.gif", "image/png"],
    ["door.jpg", "image/jpeg"],
    ["door.webp", "image/webp"],
    ["guide.pdf", "application/pdf"],
    ["codes.txt", "text/plain"],
    ["trap.png", "application/octet-stream"],
    ["drawing.svg", "application/octet-stream"],
    ["nul.txt", "application/octet-stream"],
  ]);
});

test("a picture that Telegram could not show is refused before it is sold", async () => {
  const whole = await picture("png");
  const huge = Buffer.from(whole);
  huge.writeUInt32BE(30_000, 16);
  huge.writeUInt32BE(30_000, 20);
  for (const content of [whole.subarray(0, whole.length - 40), whole.subarray(0, 12), huge])
    await expect(readFiles(send("door.png", content))).rejects.toMatchObject(
      refusal({ files: ["door.png cannot be read as a picture"] }),
    );
  await expect(readFiles(send("void.bin", ""))).rejects.toMatchObject(
    refusal({ files: ["void.bin is empty"] }),
  );
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\temp\\map.txt", "map.txt"],
  ["a\nb\r\0.txt", "ab.txt"],
  ["invoice\u202Efdp.exe", "invoicefdp.exe"],
  ["..", "file"],
  ["", "file"],
  [" 'a' \"b\" <c>.txt", "'a' \"b\" <c>.txt"],
  [`${"x".repeat(300)}.txt`, `${"x".repeat(116)}.txt`],
  ["Straße 🗺️.txt", "Straße 🗺️.txt"],
])("a file named %j is kept as %j", async (sent, kept) => {
  expect(await readFiles(send(sent, "content"))).toEqual([[kept, expect.any(String)]]);
});
